-- R1: a room's picture lies sealed in a file of this name
alter table room add column picture varchar(32) default '' not null;
create index room_picture on room (picture);
