-- R12: what a room watches, in this order
create sequence room_video_seq;
create table room_video (
  id       bigint      primary key,
  room_id  bigint      not null references room (id),
  player   varchar(16) not null,
  source   varchar(64) not null,
  adder    varchar(40) not null,
  sealed   bytea       not null,
  at       timestamp with time zone not null
);
create index room_video_room on room_video (room_id, id);
create index room_video_adder on room_video (adder);
create table room_watch (
  room_id     bigint  primary key references room (id),
  video_id    bigint  not null,
  running     boolean not null,
  position_ms bigint  not null,
  since       timestamp with time zone not null
);
-- R12, R5: files people gave to a room; what is in them lies sealed on disk
create table room_file (
  id      varchar(32) primary key,
  room_id bigint      not null references room (id),
  owner   varchar(40) not null,
  type    varchar(40) not null,
  bytes   bigint      not null,
  at      timestamp with time zone not null
);
create index room_file_room on room_file (room_id);
create index room_file_owner on room_file (owner);
alter table message add column image varchar(32) default '' not null;
-- R13: questions to the room; nobody is shown who chose what
create sequence poll_seq;
create table poll (
  id        bigint      primary key,
  room_id   bigint      not null references room (id),
  asker     varchar(40) not null,
  sealed    bytea       not null,
  choices   integer     not null,
  several   boolean     not null,
  at        timestamp with time zone not null,
  until     timestamp with time zone not null
);
create index poll_room on poll (room_id, until);
create index poll_asker on poll (asker);
create table poll_vote (
  poll_id bigint      not null references poll (id) on delete cascade,
  subject varchar(40) not null,
  choice  integer     not null,
  primary key (poll_id, subject, choice)
);
create index poll_vote_subject on poll_vote (subject);
-- R13: a clock all see
create table room_timer (
  room_id bigint      primary key references room (id),
  words   varchar(80) not null,
  seconds integer     not null,
  until   timestamp with time zone not null
);
-- R13: smaller rooms for a while; a seat lets one person into one of them
create table breakout (
  room_id   bigint  primary key references room (id),
  parent_id bigint  not null references room (id),
  number    integer not null,
  chosen    boolean not null,
  until     timestamp with time zone not null
);
create index breakout_parent on breakout (parent_id, until);
create table breakout_seat (
  parent_id bigint      not null references room (id),
  subject   varchar(40) not null,
  room_id   bigint      not null references room (id),
  primary key (parent_id, subject)
);
create index breakout_seat_room on breakout_seat (room_id);
create index breakout_seat_subject on breakout_seat (subject);
alter table room add column parent_id bigint default 0 not null;
