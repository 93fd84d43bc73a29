create table if not exists star.dim_period (
    period_key integer not null,
    period varchar,
    period_start date,
    period_end date,
    start_date_key integer not null,
    end_date_key integer not null,
    grain varchar
);

comment on table star.dim_period is
'One row a period that a value or a deadline is for. Key 0 is no period: its other columns are null.';
comment on column star.dim_period.period_key is 'Surrogate key; 0 is none.';
comment on column star.dim_period.period is 'The period as the row gives it, ISO 8601: 2019, 2013-11, 2014/2020.';
comment on column star.dim_period.period_start is 'Its first day.';
comment on column star.dim_period.period_end is 'Its last day.';
comment on column star.dim_period.start_date_key is 'To dim_date: the first day.';
comment on column star.dim_period.end_date_key is 'To dim_date: the last day.';
comment on column star.dim_period.grain is
'How long it is: day, month, quarter, year or span; null where a day is missing.';

insert into star.dim_period (period_key, start_date_key, end_date_key)
select
    0 as period_key,
    0 as start_date_key,
    0 as end_date_key
where not exists (
    select 1 from star.dim_period
    where period_key = 0
);
