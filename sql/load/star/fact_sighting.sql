-- forget_documents.sql has taken out what the incoming batches told before.
insert into star.fact_sighting (
    document_key,
    date_key,
    uri,
    document_id,
    file_name,
    source,
    seen_at,
    modified,
    byte_size,
    batch_id
)
select
    coalesce(document.document_key, 0) as document_key,
    coalesce(day.date_key, 0) as date_key,
    sighting.uri,
    sighting.document_id,
    sighting.file_name,
    sighting.source,
    sighting.seen_at,
    sighting.modified,
    sighting.byte_size,
    sighting.batch_id
from scratch.landing.sighting
left join star.dim_document as document
    on sighting.document_id = document.document_id
left join star.dim_date as day
    on cast(sighting.seen_at as date) = day.date;

-- A document may come in a later batch than its sighting.
update star.fact_sighting
set document_key = document.document_key
from star.dim_document as document
where
    fact_sighting.document_key = 0
    and fact_sighting.document_id = document.document_id;
