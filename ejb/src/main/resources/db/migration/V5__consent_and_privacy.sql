-- C3: the ledger. Rows are only added; each carries the hash of the one before. subject: a pseudonym only the person's key leads to.
create table consent_record (
  seq          bigint primary key,
  subject      varchar(43) not null,
  act          varchar(20) not null,
  purpose      varchar(40) not null,
  document     varchar(60) not null,
  text_version varchar(64) not null,
  language     varchar(8)  not null,
  channel      varchar(16) not null,
  at           timestamp with time zone not null,
  previous     varchar(64) not null,
  hash         varchar(64) not null
);
create index consent_record_subject on consent_record (subject);
create table consent_head (
  id   integer primary key,
  seq  bigint      not null,
  hash varchar(64) not null
);
insert into consent_head (id, seq, hash) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
-- the exact words a decision was made on
create table consent_text (
  version  varchar(64) primary key,
  language varchar(8)    not null,
  text     varchar(4000) not null
);
-- C7: versions are added, never changed; facts: what a generated text was written from
create table document_version (
  document     varchar(20) not null,
  number       integer     not null,
  language     varchar(8)  not null,
  material     boolean     not null,
  effective_at timestamp with time zone not null,
  hash         varchar(64) not null,
  text         text        not null,
  facts        varchar(64) not null,
  primary key (document, number)
);
-- P6
create sequence processing_entry_seq;
create table processing_entry (
  id       bigint primary key,
  subject  varchar(43) not null,
  at       timestamp with time zone not null,
  actor    varchar(20) not null,
  purpose  varchar(40) not null,
  act      varchar(60) not null
);
create index processing_entry_subject on processing_entry (subject);
create table processing_count (
  subject varchar(43) not null,
  purpose varchar(40) not null,
  used_on date        not null,
  uses    bigint      not null,
  primary key (subject, purpose, used_on)
);
-- P7
create sequence legal_hold_seq;
create table legal_hold (
  id         bigint primary key,
  account_id bigint       not null references account (id),
  category   varchar(40)  not null,
  duty       varchar(200) not null,
  until      timestamp with time zone not null,
  placed_at  timestamp with time zone not null
);
create index legal_hold_account on legal_hold (account_id);
-- a member's own list of rooms, kept with consent only
create table room_visit (
  account_id bigint not null references account (id),
  room_id    bigint not null references room (id),
  at         timestamp with time zone not null,
  primary key (account_id, room_id)
);
