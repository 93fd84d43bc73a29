-- What expectations/star/dim_period.json looks at: one row a period, with a flag for each key that says whether the
-- calendar has the day.
select
    period_key,
    start_date_key,
    end_date_key,
    period,
    period_start,
    period_end,
    grain,
    start_date_key in (select dim_date.date_key from star.dim_date) as start_date_key_is_known,
    end_date_key in (select dim_date.date_key from star.dim_date) as end_date_key_is_known,
    ((period_start is null) = (period_end is null) or coalesce(contains(period, '..'), false))
    and coalesce(period_start <= period_end, true) as period_is_ordered
from star.dim_period
