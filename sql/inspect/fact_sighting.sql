-- What expectations/star/fact_sighting.json looks at: one row a time that bytes were newly seen at a place, with a flag
-- for each key that says whether its dimension has it.
select
    document_key,
    date_key,
    document_id,
    uri,
    file_name,
    seen_at,
    byte_size,
    document_key in (select dim_document.document_key from star.dim_document) as document_key_is_known,
    date_key in (select dim_date.date_key from star.dim_date) as date_key_is_known,
    coalesce(regexp_matches(uri, '\S'), false) as uri_is_given
from star.fact_sighting
