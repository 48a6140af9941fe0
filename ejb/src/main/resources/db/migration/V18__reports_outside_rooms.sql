-- R10: a person is reported by what they wrote privately, too
alter table report alter column room_id drop not null;
