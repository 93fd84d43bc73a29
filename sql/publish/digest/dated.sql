-- What is due from $since to $until: commitments by their deadline, and targets that stand in none. A target that a
-- later value meets is left out. The newest value that bears on it stands beside each.
with progress as (
    select
        target_indicator_id as indicator_id,
        bool_or(is_met) as is_met,
        arg_max(actual_value, actual_period) as actual_value,
        max(actual_period) as actual_period
    from analytics.progress
    group by target_indicator_id
),

linked as (
    select
        commitment.commitment_id,
        unnest(commitment.target_indicator_ids) as indicator_id
    from analytics.commitments as commitment
),

reported as (
    select
        linked.commitment_id,
        bool_and(coalesce(progress.is_met, false)) as is_met,
        any_value(progress.actual_value) as actual_value,
        any_value(progress.actual_period) as actual_period
    from linked
    left join progress
        on linked.indicator_id = progress.indicator_id
    group by linked.commitment_id
),

dated as (
    select
        'commitment' as kind,
        commitment.document_place as place,
        commitment.actor as who,
        commitment.action as what,
        commitment.strength,
        commitment.deadline as due,
        commitment.deadline_end as due_by,
        reported.actual_value,
        reported.actual_period,
        coalesce(reported.is_met, false) as is_met,
        commitment.document_title,
        commitment.file_name,
        commitment.page,
        commitment.quote,
        commitment.evidence_url
    from analytics.commitments as commitment
    left join reported
        on commitment.commitment_id = reported.commitment_id
    union all
    select
        'target' as kind,
        coalesce(document.place, indicator.place) as place,
        indicator.subject as who,
        concat_ws(
            ' ', indicator.indicator || ':', nullif(indicator.comparator, '='), indicator.value_text,
            case when indicator.unit != 'count' and regexp_matches(indicator.value_text, '\d$') then indicator.unit end
        ) as what,
        null as strength,
        indicator.period as due,
        indicator.period_end as due_by,
        progress.actual_value,
        progress.actual_period,
        coalesce(progress.is_met, false) as is_met,
        indicator.document_title,
        indicator.file_name,
        indicator.page,
        indicator.quote,
        indicator.evidence_url
    from analytics.indicators as indicator
    inner join analytics.documents as document
        on indicator.document_id = document.document_id
    left join progress
        on indicator.indicator_id = progress.indicator_id
    where
        indicator.kind = 'target'
        and indicator.indicator_id not in (select linked.indicator_id from linked)
)

select
    dated.kind,
    dated.place,
    dated.who,
    dated.what,
    dated.strength,
    dated.due,
    dated.due_by,
    dated.actual_value,
    dated.actual_period,
    dated.document_title,
    dated.file_name,
    dated.page,
    dated.quote,
    dated.evidence_url
from dated
where
    not dated.is_met
    and dated.due_by > $since::date
    and dated.due_by <= $until::date
    and ($place::varchar is null or dated.place = $place::varchar)
order by
    dated.due_by,
    dated.place nulls last,
    dated.document_title,
    dated.page,
    dated.what;
