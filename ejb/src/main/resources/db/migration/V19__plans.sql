-- B1: what a plan costs a month, each version kept
create sequence plan_price_seq;
create table plan_price (
  id       bigint      primary key,
  plan     varchar(16) not null,
  currency varchar(3)  not null,
  minor    bigint      not null check (minor > 0 and minor <= 100000000),
  since    timestamp with time zone not null
);
create index plan_price_plan on plan_price (plan, currency, since);
insert into plan_price (id, plan, currency, minor, since)
  select nextval('plan_price_seq'), p.plan, c.currency, p.minor, timestamp with time zone '2026-01-01 00:00:00+00'
  from (values ('PRO', 499), ('EXTREME', 999), ('GOLD', 1999)) as p (plan, minor)
  cross join (values ('EUR'), ('USD'), ('GBP')) as c (currency);
-- B1: what the operator decided a plan allows, where it is not the usual
create table plan_entitlement (
  plan        varchar(16) not null,
  entitlement varchar(24) not null,
  amount      integer     not null,
  primary key (plan, entitlement)
);
-- B2: plans that members have
create sequence held_plan_seq;
create table held_plan (
  id         bigint      primary key,
  account_id bigint      not null references account (id),
  plan       varchar(16) not null,
  since      timestamp with time zone not null,
  until      timestamp with time zone not null,
  check (until > since)
);
create index held_plan_account on held_plan (account_id, until);
create index held_plan_until on held_plan (until);
