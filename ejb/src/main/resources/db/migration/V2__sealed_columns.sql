-- P4: what is personal is sealed with the person's key; V3 (Seal) fills the new columns, V4 drops the readable ones.
alter sequence account_seq increment by 1;
alter table account add column sealed_name bytea;
alter table account add column name_print varchar(43);
alter table account add column sealed_email bytea;
alter table account add column email_print varchar(43);
alter table account add column sealed_password bytea;
alter table remembered_browser add column sealed_browser bytea;
alter table message add column client_print varchar(43);
alter table message add column sealed bytea;
