-- What expectations/star/dim_passage.json looks at: one row a passage, with a flag that says whether its document is
-- there.
select
    passage_key,
    document_key,
    page,
    document_key in (select dim_document.document_key from star.dim_document) as document_key_is_known,
    passage_key = 0 or coalesce(regexp_matches(quote, '\S'), false) as quote_is_given,
    passage_key = 0 or coalesce(char_start >= 0 and char_start < char_end, false) as span_is_ordered,
    case
        when box is not null then coalesce(len(box) = 4 and box[1] <= box[3] and box[2] <= box[4], false)
    end as box_is_ordered
from star.dim_passage
