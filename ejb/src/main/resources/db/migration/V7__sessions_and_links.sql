-- A11: each row of remembered_browser is one sign-in of a browser; these say where and when. device_print: null before this migration
alter table remembered_browser add column device_print varchar(43);
alter table remembered_browser add column sealed_network bytea;
alter table remembered_browser add column begun_at timestamp with time zone default current_timestamp not null;
alter table remembered_browser add column used_at timestamp with time zone default current_timestamp not null;
create table known_device (
  account_id   bigint      not null references account (id),
  device_print varchar(43) not null,
  used_at      timestamp with time zone not null,
  primary key (account_id, device_print)
);
-- tells the other nodes which sign-ins were ended; family empty: all of the account that began before, but for the kept one
create table ended_session (
  id         varchar(32) primary key,
  account_id bigint      not null,
  family     varchar(32) not null,
  kept       varchar(32) not null,
  at         timestamp with time zone not null
);
create index ended_session_at on ended_session (at);
-- A14: links in letters, each token only as a hash; one of each kind an account, the newest counts
create table password_reset (
  account_id bigint      primary key references account (id),
  token_hash varchar(64) not null unique,
  until      timestamp with time zone not null
);
create table email_change (
  account_id    bigint      primary key references account (id),
  sealed_email  bytea       not null,
  email_print   varchar(43) not null,
  new_hash      varchar(64) not null unique,
  old_hash      varchar(64) not null unique,
  new_confirmed boolean     not null,
  old_confirmed boolean     not null,
  until         timestamp with time zone not null
);
