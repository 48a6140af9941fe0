-- A15: who was invited by e-mail. The address is sealed with the inviter's key; its print finds it when the person wants to be left alone.
create sequence invitation_seq;
create table invitation (
  id            bigint primary key,
  account_id    bigint      not null references account (id),
  room          varchar(40) not null,
  sealed_email  bytea       not null,
  address_print varchar(43) not null,
  at            timestamp with time zone not null
);
create index invitation_account on invitation (account_id);
create index invitation_print on invitation (address_print);
create index invitation_at on invitation (at);
-- addresses never to be written to again: a keyed print, and nothing else
create table suppressed_address (
  print varchar(43) primary key
);
