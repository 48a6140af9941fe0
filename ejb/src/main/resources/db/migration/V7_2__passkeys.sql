-- A9: found by a keyed hash of its credential id; key and name are sealed; sign_count may not go back
create table passkey (
  id               varchar(32) primary key,
  account_id       bigint      not null references account (id),
  credential_print varchar(43) not null unique,
  sealed_key       bytea       not null,
  sealed_name      bytea       not null,
  sign_count       bigint      not null,
  backup_eligible  boolean     not null,
  backed_up        boolean     not null,
  made_at          timestamp with time zone not null,
  used_at          timestamp with time zone not null
);
create index passkey_account on passkey (account_id);
