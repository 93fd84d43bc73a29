-- The documents that a digest has told of once it is written: all that are current.
select document.document_id
from analytics.documents as document
order by document.document_id;
