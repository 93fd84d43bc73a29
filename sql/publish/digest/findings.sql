-- The findings since the last digest ($told_at, null before the first), and those of documents that it did not know
-- ($known), whenever they were found; by expectation, the gravest first.
with found as (
    select
        finding.severity,
        finding.expectation,
        finding.reason,
        finding.remedy,
        finding.document_id
    from analytics.quality as finding
    where
        $told_at::timestamp is null
        or finding.found_at > $told_at::timestamp
        or finding.document_id not in (
            select known.document_id
            from (select unnest($known::varchar[]) as document_id) as known
        )
),

chosen as (
    select document.document_id
    from analytics.documents as document
    where document.place = $place::varchar
)

select
    found.severity,
    found.expectation,
    any_value(found.reason) as reason,
    any_value(found.remedy) as remedy,
    count(*) as findings,
    count(distinct found.document_id) as documents
from found
where $place::varchar is null or found.document_id in (select chosen.document_id from chosen)
group by
    found.severity,
    found.expectation
order by
    case found.severity when 'critical' then 1 when 'warning' then 2 else 3 end asc,
    count(*) desc,
    found.expectation asc;
