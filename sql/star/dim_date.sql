create table if not exists star.dim_date (
    date_key integer not null,
    date date,
    year integer,
    quarter integer,
    month integer,
    month_name varchar,
    day integer,
    iso_week integer,
    iso_weekday integer
);

comment on table star.dim_date is
'One row a day from 1800 to 2199. Key 0 is the unknown day: its other columns are null.';
comment on column star.dim_date.date_key is 'Surrogate key: days since 31 December 1799; 0 is unknown.';
comment on column star.dim_date.date is 'The day.';
comment on column star.dim_date.year is 'The year.';
comment on column star.dim_date.quarter is 'The quarter, 1 to 4.';
comment on column star.dim_date.month is 'The month, 1 to 12.';
comment on column star.dim_date.month_name is 'The month''s English name.';
comment on column star.dim_date.day is 'The day of the month.';
comment on column star.dim_date.iso_week is 'The week by ISO 8601, 1 to 53.';
comment on column star.dim_date.iso_weekday is 'The day of the week by ISO 8601: 1 is Monday.';

insert into star.dim_date (date_key)
select 0 as date_key
where not exists (
    select 1 from star.dim_date
    where date_key = 0
);
