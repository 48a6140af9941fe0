alter table account drop column screen_name;
alter table account drop column screen_name_key;
alter table account drop column email;
alter table account drop column password_hash;
-- an erased account keeps its row, so that what it said has an author: a former member
create unique index account_name_print on account (name_print);
create unique index account_email_print on account (email_print);
alter table remembered_browser drop column browser;
alter table message drop constraint message_once;
alter table message drop column name;
alter table message drop column client_id;
alter table message drop column text;
alter table message alter column client_print set not null;
alter table message alter column sealed set not null;
alter table message add constraint message_once unique (room_id, client_print);
create index message_author on message (author);
create index message_said_at on message (said_at);
