-- A5, A6: what a member tells of themself, sealed, each with its audience
create table profile_field (
  account_id   bigint      not null references account (id),
  field        varchar(24) not null,
  sealed       bytea       not null,
  audience     varchar(16) not null,
  discoverable boolean     not null,
  primary key (account_id, field)
);
-- A8: keyed hashes of the beginnings of words in what a member made discoverable
create table member_word (
  print      varchar(43) not null,
  account_id bigint      not null references account (id),
  field      varchar(24) not null,
  primary key (print, account_id, field)
);
create index member_word_account on member_word (account_id);
-- A7: the picture itself lies sealed in a file
create table photo (
  id         varchar(32) primary key,
  account_id bigint      not null references account (id),
  bytes      bigint      not null,
  place      integer     not null,
  added_at   timestamp with time zone not null
);
create index photo_account on photo (account_id);
-- A8: one row a pair; asked_by asked, other has answered or not
create table contact (
  asked_by bigint  not null references account (id),
  other    bigint  not null references account (id),
  accepted boolean not null,
  asked_at timestamp with time zone not null,
  primary key (asked_by, other)
);
create index contact_other on contact (other);
create table blocked_member (
  account_id bigint not null references account (id),
  blocked    bigint not null references account (id),
  since      timestamp with time zone not null,
  primary key (account_id, blocked)
);
create index blocked_member_blocked on blocked_member (blocked);
