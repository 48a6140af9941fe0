-- Stands for a migration of a database with people in it: changes rows and schema and does not run twice.
update account set verify_hash = verify_hash || '!';
alter table account add column later varchar(10);
create table later (id bigint primary key);
