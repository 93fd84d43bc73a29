-- The commitments of the new documents, by place, the firmest first.
select
    commitment.document_place as place,
    commitment.actor as who,
    commitment.action as what,
    case commitment.statement when 'request' then 'request' else commitment.strength end as strength,
    commitment.deadline,
    commitment.themes,
    commitment.document_title,
    commitment.file_name,
    commitment.page,
    commitment.quote,
    commitment.evidence_url
from analytics.commitments as commitment
where
    commitment.document_id not in (
        select known.document_id
        from (select unnest($known::varchar[]) as document_id) as known
    )
    and ($place::varchar is null or commitment.document_place = $place::varchar)
order by
    commitment.document_place asc nulls last,
    commitment.statement = 'request' asc,
    case commitment.strength when 'firm' then 1 when 'intended' then 2 when 'aspirational' then 3 else 4 end asc,
    commitment.document_title asc,
    commitment.char_start asc;
