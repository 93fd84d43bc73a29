-- Every commitment, with the licence and the source of its document.
select
    commitments.*, -- noqa: AM04
    documents.licence,
    documents.source,
    documents.uris
from analytics.commitments
inner join analytics.documents
    on commitments.document_id = documents.document_id
order by commitments.document_id, commitments.char_start, commitments.commitment_id
