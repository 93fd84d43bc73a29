-- Periods never change, so new ones are only added.
insert into star.dim_period (
    period_key,
    period,
    period_start,
    period_end,
    start_date_key,
    end_date_key,
    grain
)
with named as (
    select
        indicator.period,
        try_cast(indicator.period_start as date) as period_start,
        try_cast(indicator.period_end as date) as period_end
    from scratch.landing.indicator
    union
    select
        commitment.deadline as period,
        try_cast(commitment.deadline_start as date) as period_start,
        try_cast(commitment.deadline_end as date) as period_end
    from scratch.landing.commitment
),

fresh as (
    select named.*
    from named
    where
        coalesce(named.period, cast(named.period_start as varchar), cast(named.period_end as varchar)) is not null
        and not exists (
            select 1 from star.dim_period as known
            where
                known.period is not distinct from named.period
                and known.period_start is not distinct from named.period_start
                and known.period_end is not distinct from named.period_end
        )
)

select
    (select max(dim_period.period_key) from star.dim_period)
    + row_number() over (order by fresh.period_start, fresh.period_end, fresh.period) as period_key,
    fresh.period,
    fresh.period_start,
    fresh.period_end,
    coalesce(first_day.date_key, 0) as start_date_key,
    coalesce(last_day.date_key, 0) as end_date_key,
    case
        when fresh.period_start is null or fresh.period_end is null then null
        when fresh.period_start = fresh.period_end then 'day'
        when
            fresh.period_start = date_trunc('month', fresh.period_start)
            and fresh.period_end = last_day(fresh.period_start) then 'month'
        when
            fresh.period_start = date_trunc('quarter', fresh.period_start)
            and fresh.period_end = last_day(fresh.period_start + interval 2 month) then 'quarter'
        when
            fresh.period_start = date_trunc('year', fresh.period_start)
            and fresh.period_end = last_day(fresh.period_start + interval 11 month) then 'year'
        else 'span'
    end as grain
from fresh
left join star.dim_date as first_day
    on fresh.period_start = first_day.date
left join star.dim_date as last_day
    on fresh.period_end = last_day.date;
