-- A3: what happened to an account, one verb a row
create sequence account_event_seq;
create table account_event (
  id         bigint      primary key,
  account_id bigint      not null references account (id),
  verb       varchar(24) not null,
  actor      varchar(16) not null,
  at         timestamp with time zone not null
);
create index account_event_account on account_event (account_id);
-- A14: the cooling-off period of an erasure
create table planned_erasure (
  account_id bigint primary key references account (id),
  planned_at timestamp with time zone not null,
  due_at     timestamp with time zone not null
);
-- X2
create table staff_role (
  account_id bigint      not null references account (id),
  role       varchar(24) not null,
  given_at   timestamp with time zone not null,
  primary key (account_id, role)
);
-- for the list of the newest accounts in the console
create index account_created on account (created_at);
