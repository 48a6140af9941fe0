-- A12: who else opens an account; found by a keyed hash of issuer and subject
create table door_connection (
  id            varchar(32) primary key,
  account_id    bigint      not null references account (id),
  door          varchar(31) not null,
  subject_print varchar(43) not null unique,
  sealed_subject bytea      not null,
  linked_at     timestamp with time zone not null,
  used_at       timestamp with time zone not null,
  unique (account_id, door)
);
-- what was ticked: the value is kept to tell it from what the member wrote since
create table copied_claim (
  connection_id varchar(32) not null references door_connection (id),
  claim         varchar(16) not null,
  sealed_text   bytea       not null,
  copied_at     timestamp with time zone not null,
  primary key (connection_id, claim)
);
