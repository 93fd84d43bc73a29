-- $wanted: the beginning of a document's id, or a part of its file name or title; a whole file name or title wins.
with found as (
    select
        documents.document_id,
        coalesce(documents.title, documents.file_name) as title,
        documents.file_name,
        documents.publisher,
        documents.published_on,
        documents.licence,
        documents.url,
        lower(documents.file_name) = lower($wanted)
        or lower(coalesce(documents.title, '')) = lower($wanted)
        or documents.document_id = $wanted as is_exact
    from analytics.documents
    where
        starts_with(documents.document_id, lower($wanted))
        or contains(lower(documents.file_name), lower($wanted))
        or contains(lower(documents.title), lower($wanted))
)

select
    found.document_id,
    found.title,
    found.file_name,
    found.publisher,
    found.published_on,
    found.licence,
    found.url
from found
where found.is_exact or not (select bool_or(other.is_exact) from found as other)
order by found.title, found.document_id
