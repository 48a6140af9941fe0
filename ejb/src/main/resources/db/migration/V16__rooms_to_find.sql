-- R1: a room's picture lies sealed in a file of this name
alter table room add column picture varchar(32) default '' not null;
create index room_picture on room (picture);
-- R2: rooms that staff put before the others
create table featured_room (
  room_id bigint primary key references room (id),
  until   timestamp with time zone not null
);
-- R2: members who agreed that rooms are suggested to them and, without their names, after them; as the ledger has it
create table like_minded (
  account_id bigint not null references account (id)
);
create index like_minded_account on like_minded (account_id);
create index room_visit_room on room_visit (room_id, account_id);
create index room_owner on room (owner_id);
