-- Filled once, whole.
insert into star.dim_date (
    date_key,
    date,
    year,
    quarter,
    month,
    month_name,
    day,
    iso_week,
    iso_weekday
)
with days as (
    select cast(day as date) as date
    from generate_series(date '1800-01-01', date '2199-12-31', interval 1 day) as series (day)
)

select
    date_diff('day', date '1799-12-31', days.date) as date_key,
    days.date,
    year(days.date) as year,
    quarter(days.date) as quarter,
    month(days.date) as month,
    monthname(days.date) as month_name,
    day(days.date) as day,
    week(days.date) as iso_week,
    isodow(days.date) as iso_weekday
from days
where
    not exists (
        select 1 from star.dim_date
        where dim_date.date_key = 1
    )
order by days.date;
