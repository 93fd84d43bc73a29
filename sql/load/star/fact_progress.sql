-- Links each target to the later values of the same place, standard indicator and unit; made anew at every load, as any
-- document may bear on any other. A target with a direction ('cut by 15 %') is met by a change, any other by an actual
-- value. A value is later where its document was published later and the value is not from before the target was
-- published, or where it is for a time after the target's publication or not before the target is due.
delete from star.fact_progress;

insert into star.fact_progress (
    target_observation_key,
    commitment_key,
    actual_observation_key,
    place_key,
    indicator_key,
    unit_key,
    target_period_key,
    actual_period_key,
    target_value,
    actual_value,
    ratio,
    is_met,
    order_known_by,
    confidence,
    run_key
)
with comparable as (
    select
        fact.observation_key,
        fact.document_key,
        fact.place_key,
        fact.indicator_key,
        fact.period_key,
        fact.kind,
        fact.direction,
        fact.comparator,
        fact.confidence,
        case when fact.standard_unit_key = 0 then fact.unit_key else fact.standard_unit_key end as unit_key,
        case when fact.standard_unit_key = 0 then fact.value else fact.standard_value end as value,
        coalesce(fact.standard_score, 1) as score,
        standard.polarity,
        day.date as published_on,
        period.period_start,
        period.period_end
    from star.fact_indicator as fact
    inner join star.dim_document as document
        on fact.document_key = document.document_key
    inner join star.dim_indicator as standard
        on fact.indicator_key = standard.indicator_key
    inner join star.dim_date as day
        on document.published_date_key = day.date_key
    inner join star.dim_period as period
        on fact.period_key = period.period_key
    where
        document.is_current
        and fact.kind in ('target', 'actual', 'change')
        and fact.place_key <> 0
        and fact.indicator_key <> 0
),

-- Of what was published on one day for one period, the surest: many documents repeat a city's figures, and without
-- this the pairs would grow with the square of their number.
statements as (
    select comparable.*
    from comparable
    where comparable.kind <> 'target'
    qualify
        row_number() over (
            partition by
                comparable.place_key,
                comparable.indicator_key,
                comparable.unit_key,
                comparable.kind,
                comparable.direction,
                comparable.period_key,
                comparable.published_on
            order by comparable.confidence * comparable.score desc, comparable.observation_key
        ) = 1
),

pairs as (
    select
        target.observation_key as target_observation_key,
        actual.observation_key as actual_observation_key,
        target.place_key,
        target.indicator_key,
        target.unit_key,
        target.period_key as target_period_key,
        actual.period_key as actual_period_key,
        target.value as target_value,
        actual.value as actual_value,
        case
            when target.direction is not null then actual.value >= target.value
            when target.comparator in ('>', '>=') then actual.value >= target.value
            when target.comparator in ('<', '<=') then actual.value <= target.value
            when target.polarity = 'higher' then actual.value >= target.value
            when target.polarity = 'lower' then actual.value <= target.value
        end as is_met,
        case
            when
                actual.published_on > target.published_on
                and (actual.period_end >= target.published_on) is not false
                then 'publication'
            when actual.period_start > target.published_on or actual.period_end >= target.period_end then 'period'
        end as order_known_by,
        target.confidence * actual.confidence * least(target.score, actual.score) as rows_confidence,
        actual.published_on
    from comparable as target
    inner join statements as actual
        on
            target.place_key = actual.place_key
            and target.indicator_key = actual.indicator_key
            and target.unit_key = actual.unit_key
    where
        target.kind = 'target'
        and (
            (target.direction is null and actual.kind = 'actual')
            or (actual.kind = 'change' and target.direction = actual.direction)
        )
),

ordered as (
    select
        pairs.*,
        -- A value's period can be read wrongly more easily than a document's date of publication.
        pairs.rows_confidence * case when pairs.order_known_by = 'publication' then 1.0 else 0.8 end as confidence
    from pairs
    where pairs.order_known_by is not null
),

newest as (
    select ordered.*
    from ordered
    qualify
        row_number() over (
            partition by ordered.target_observation_key, ordered.actual_period_key
            order by ordered.confidence desc, ordered.published_on desc nulls last, ordered.actual_observation_key asc
        ) = 1
),

first_commitments as (
    select
        bridge.observation_key,
        min(bridge.commitment_key) as commitment_key
    from star.bridge_commitment_target as bridge
    group by bridge.observation_key
),

run as (
    select dim_run.run_key
    from star.dim_run
    inner join landing.release
        on dim_run.run_id = release.run_id
)

select
    newest.target_observation_key,
    coalesce(first_commitments.commitment_key, 0) as commitment_key,
    newest.actual_observation_key,
    newest.place_key,
    newest.indicator_key,
    newest.unit_key,
    newest.target_period_key,
    newest.actual_period_key,
    newest.target_value,
    newest.actual_value,
    newest.actual_value / nullif(newest.target_value, 0) as ratio,
    newest.is_met,
    newest.order_known_by,
    newest.confidence,
    run.run_key
from newest
cross join run
left join first_commitments
    on newest.target_observation_key = first_commitments.observation_key
order by
    newest.place_key,
    newest.indicator_key,
    newest.target_observation_key,
    newest.actual_observation_key;
