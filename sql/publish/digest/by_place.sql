-- How many commitments the new documents make, by their place and by strength; requests stand for themselves.
select
    coalesce(commitment.document_place, 'no place stated') as place,
    case commitment.statement when 'request' then 'request' else commitment.strength end as strength,
    count(*) as commitments
from analytics.commitments as commitment
where
    commitment.document_id not in (
        select known.document_id
        from (select unnest($known::varchar[]) as document_id) as known
    )
    and ($place::varchar is null or commitment.document_place = $place::varchar)
group by all
order by
    place,
    strength;
