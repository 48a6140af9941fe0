-- R6: messages between two members, outside rooms
create sequence private_message_seq increment by 1;
create table private_message (
  id        bigint      primary key,
  author    varchar(40) not null,
  reader    varchar(40) not null,
  client_id varchar(64) not null,
  sealed    bytea       not null,
  at        timestamp with time zone not null,
  seen      boolean     default false not null,
  unique (author, client_id)
);
create index private_message_author on private_message (author, reader, id);
create index private_message_reader on private_message (reader, author, id);
create index private_message_unseen on private_message (reader, seen);
create index private_message_at on private_message (at);
