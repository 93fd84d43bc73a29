-- $document_ids, $release_ids: what read_documents.sql found in the release before.
insert into scratch.landing.earlier_document (
    document_id,
    first_release_id
)
select
    unnest(cast($document_ids as varchar[])) as document_id,
    unnest(cast($release_ids as varchar[])) as first_release_id;
