-- The second store (P4): keys by name, wrapped by the master key, and marks of where the consent ledger stood.
create table vault_key (
  name    varchar(40) primary key,
  wrapped bytea not null,
  made_at timestamp with time zone not null
);
create table ledger_anchor (
  seq    bigint primary key,
  hash   varchar(64) not null,
  set_at timestamp with time zone not null
);
