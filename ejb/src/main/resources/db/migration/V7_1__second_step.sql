-- A9: the secret of an authenticator app, sealed; it counts once confirmed by a code; last_step: no code is taken twice
create table totp (
  account_id    bigint      primary key references account (id),
  sealed_secret bytea       not null,
  confirmed     boolean     not null,
  last_step     bigint      not null
);
create table recovery_code (
  account_id bigint      not null references account (id),
  code_hash  varchar(64) not null,
  primary key (account_id, code_hash)
);
