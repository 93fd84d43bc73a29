-- Every indicator, with the licence and the source of its document.
select
    indicators.*, -- noqa: AM04
    documents.licence,
    documents.source,
    documents.uris
from analytics.indicators
inner join analytics.documents
    on indicators.document_id = documents.document_id
order by indicators.document_id, indicators.char_start, indicators.indicator_id
