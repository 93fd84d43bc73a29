-- The current documents that rows were read from, each with the batch that its blocks lie in.
select
    document.document_id,
    document.sha256,
    document.title,
    document.file_name,
    document.media_type,
    document.publisher,
    document.published_on,
    document.licence,
    document.url,
    document.language,
    document.batch_id,
    batch.fingerprint
from star.dim_document as document
left join landing.batch as batch
    on document.batch_id = batch.batch_id
where
    document.is_current
    and document.document_id in (
        select indicators.document_id from analytics.indicators
        union all
        select commitments.document_id from analytics.commitments
        union all
        select declared_interests.document_id from analytics.declared_interests
    )
order by coalesce(document.title, document.file_name), document.document_id
