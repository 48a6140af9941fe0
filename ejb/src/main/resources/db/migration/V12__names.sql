-- A4: what a name looks like, so that none imitates another; the former names of a member stay theirs
create table name_shape (
  shape_print varchar(43) primary key,
  account_id  bigint not null references account (id)
);
create index name_shape_account on name_shape (account_id);
-- A4: for moderators only
create sequence former_name_seq;
create table former_name (
  id         bigint primary key,
  account_id bigint not null references account (id),
  sealed     bytea  not null,
  until      timestamp with time zone not null
);
create index former_name_account on former_name (account_id);
