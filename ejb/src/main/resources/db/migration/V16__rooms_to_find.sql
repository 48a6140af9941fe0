-- R1: a room's picture lies sealed in a file of this name
alter table room add column picture varchar(32) default '' not null;
create index room_picture on room (picture);
-- R2: rooms that staff put before the others
create table featured_room (
  room_id bigint primary key references room (id),
  until   timestamp with time zone not null
);
