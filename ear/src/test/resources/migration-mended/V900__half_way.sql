create table half_way (id bigint primary key);
