-- letters that wait for staff: no mail server is set, or it did not take them. What is in them is sealed with the person's key.
create sequence kept_letter_seq;
create table kept_letter (
  id         bigint primary key,
  account_id bigint      not null references account (id),
  letter     varchar(40) not null,
  reason     varchar(20) not null,
  sealed     bytea       not null,
  kept_at    timestamp with time zone not null
);
create index kept_letter_account on kept_letter (account_id);
create index kept_letter_kept_at on kept_letter (kept_at);
-- A16: language, theme and zone of a member, sealed
create table member_look (
  account_id bigint primary key references account (id),
  sealed     bytea not null
);
