-- What expectations/star/dim_date.json looks at: one row a day, with a flag that says whether its parts are the day's.
select
    date_key,
    date_key = 0
    or coalesce(
        date is not null and year = year(date) and month = month(date) and day = day(date), false
    ) as parts_are_the_days,
    date_key = 0 or coalesce(date_key = date_diff('day', date '1799-12-31', date), false) as key_counts_days
from star.dim_date
