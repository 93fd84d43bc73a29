-- The current documents that no earlier digest told of ($known: their ids), of one place ($place) or of all (null).
select
    document.document_id,
    document.title,
    document.file_name,
    document.publisher,
    document.published_on,
    document.place,
    document.outcome,
    document.indicators,
    document.commitments,
    document.url
from analytics.documents as document
where
    document.document_id not in (
        select known.document_id
        from (select unnest($known::varchar[]) as document_id) as known
    )
    and ($place::varchar is null or document.place = $place::varchar)
order by
    document.place asc nulls last,
    document.published_on desc nulls last,
    document.file_name asc;
