-- R3, R4, R9: what the owner of a room decides
alter table room add column slow_seconds integer default 0 not null;
alter table room add column filtered_words varchar(1000) default '' not null;
alter table room add column locked boolean default false not null;
alter table room add column stage boolean default false not null;
alter table room add column announcement varchar(500) default '' not null;
alter table room add column camera_door varchar(16) default 'FREE' not null;
alter table room add column camera_password_hash varchar(255);
create table room_permission (
  room_id    bigint      not null references room (id),
  role       varchar(16) not null,
  permission varchar(16) not null,
  granted    boolean     not null,
  primary key (room_id, role, permission)
);
create table room_role (
  room_id    bigint      not null references room (id),
  account_id bigint      not null references account (id),
  role       varchar(16) not null,
  given_at   timestamp with time zone not null,
  primary key (room_id, account_id)
);
create index room_role_account on room_role (account_id);
-- R3: who may go on camera where the owner lets people
create table room_camera (
  room_id    bigint not null references room (id),
  account_id bigint not null references account (id),
  allowed_at timestamp with time zone not null,
  primary key (room_id, account_id)
);
create index room_camera_account on room_camera (account_id);
-- R3: links that open a room
create table room_link (
  id         varchar(12) primary key,
  room_id    bigint      not null references room (id),
  token_hash varchar(64) not null unique,
  made_at    timestamp with time zone not null,
  until      timestamp with time zone not null
);
create index room_link_room on room_link (room_id);
-- R9: what moderators did, to whom; a ban is an act that has not ended
create sequence moderation_act_seq;
create table moderation_act (
  id            bigint      primary key,
  room_id       bigint      not null references room (id),
  act           varchar(16) not null,
  subject       varchar(40) not null,
  moderator     varchar(40) not null,
  sealed        bytea       not null,
  address_print varchar(43) not null,
  at            timestamp with time zone not null,
  until         timestamp with time zone not null,
  lifted_at     timestamp with time zone,
  appeal        bytea,
  appealed_at   timestamp with time zone,
  answer        varchar(16) not null,
  answered_at   timestamp with time zone
);
create index moderation_act_room on moderation_act (room_id, act);
create index moderation_act_subject on moderation_act (subject);
-- R10: reports to the operator, with what was seen
create sequence report_seq;
create table report (
  id        bigint      primary key,
  room_id   bigint      not null references room (id),
  reporter  varchar(40) not null,
  subject   varchar(40) not null,
  kind      varchar(16) not null,
  sealed    bytea       not null,
  evidence  bytea       not null,
  at        timestamp with time zone not null,
  state     varchar(16) not null,
  closed_at timestamp with time zone
);
create index report_state on report (state, at);
create index report_subject on report (subject);
-- R5: replies, changes, reactions
alter table message add column reply_to bigint default 0 not null;
alter table message add column changed_at timestamp with time zone;
alter table message add column removed boolean default false not null;
create table message_reaction (
  room_id bigint      not null references room (id),
  seq     bigint      not null,
  subject varchar(40) not null,
  emoji   varchar(40) not null,
  at      timestamp with time zone not null,
  primary key (room_id, seq, subject, emoji)
);
create index message_reaction_at on message_reaction (at);
create index message_reaction_subject on message_reaction (subject);
