-- Targets of the new documents that differ from what a document published before said of the same place, standard
-- indicator, unit and period.
with targets as (
    select
        indicator.document_id,
        indicator.document_title,
        indicator.place,
        indicator.indicator_standard,
        indicator.indicator_label,
        coalesce(indicator.standard_unit, indicator.unit) as unit,
        coalesce(indicator.standard_value, indicator.value) as value,
        indicator.period,
        indicator.direction,
        indicator.published_on,
        indicator.page,
        indicator.quote,
        indicator.evidence_url
    from analytics.indicators as indicator
    where
        indicator.kind = 'target'
        and indicator.indicator_standard is not null
        and indicator.place is not null
        and ($place::varchar is null or indicator.place = $place::varchar)
        and indicator.period is not null
),

known as (
    select unnest($known::varchar[]) as document_id
)

select
    newer.place,
    newer.indicator_label as indicator,
    newer.period,
    older.value as value_before,
    newer.value as value_now,
    newer.unit,
    older.document_title as document_before,
    newer.document_title as document_now,
    newer.page,
    newer.quote,
    newer.evidence_url
from targets as newer
inner join targets as older
    on
        newer.place = older.place
        and newer.indicator_standard = older.indicator_standard
        and newer.unit = older.unit
        and newer.period = older.period
        and newer.direction is not distinct from older.direction
        and newer.document_id != older.document_id
        and newer.published_on > older.published_on
        and newer.value != older.value
where newer.document_id not in (select known.document_id from known)
order by
    newer.place,
    newer.indicator_label,
    newer.period,
    older.document_title;
