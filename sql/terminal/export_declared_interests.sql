-- Every declared interest, with the licence and the source of its document.
select
    declared_interests.*, -- noqa: AM04
    documents.licence,
    documents.source,
    documents.uris
from analytics.declared_interests
inner join analytics.documents
    on declared_interests.document_id = documents.document_id
order by declared_interests.document_id, declared_interests.char_start, declared_interests.interest_id
