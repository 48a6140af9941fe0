-- One SQL for H2 and PostgreSQL. Forward only: a landed file never changes.
create sequence account_seq start with 50 increment by 50;
create table account (
  id              bigint primary key,
  screen_name     varchar(24)  not null,
  screen_name_key varchar(48)  not null unique,
  email           varchar(254) not null unique,
  password_hash   varchar(255) not null,
  state           varchar(16)  not null,
  administrator   boolean      not null,
  adult           boolean      not null,
  terms_at        timestamp with time zone not null,
  created_at      timestamp with time zone not null,
  verify_hash     varchar(64),
  verify_until    timestamp with time zone not null
);
create index account_verify on account (verify_hash);

-- A browser that comes back to its session: one row each, the token only as a hash; lasting: "Stay signed in" was ticked
create table remembered_browser (
  family        varchar(32) primary key,
  account_id    bigint      not null references account (id),
  current_hash  varchar(64) not null,
  previous_hash varchar(64),
  rotated_at    timestamp with time zone not null,
  expires_at    timestamp with time zone not null,
  browser       varchar(120) not null,
  lasting       boolean      not null
);
create index remembered_browser_account on remembered_browser (account_id);

create sequence room_seq start with 50 increment by 50;
create table room (
  id            bigint primary key,
  name          varchar(40)  not null unique,
  title         varchar(80)  not null,
  topic         varchar(200) not null,
  language      varchar(8)   not null,
  tags          varchar(200) not null,
  door          varchar(16)  not null,
  password_hash varchar(255),
  listed        boolean      not null,
  capacity      integer      not null,
  cameras       integer      not null,
  owner_id      bigint       not null references account (id),
  opened_at     timestamp with time zone not null,
  last_seq      bigint       not null
);

create table message (
  room_id   bigint        not null references room (id),
  seq       bigint        not null,
  author    varchar(40)   not null,
  name      varchar(24)   not null,
  client_id varchar(64)   not null,
  text      varchar(2000) not null,
  said_at   timestamp with time zone not null,
  primary key (room_id, seq),
  constraint message_once unique (room_id, author, client_id)
);
