-- The rows of the document $document_id, in the order of its text.
with rows_of_document as (
    select
        'commitment' as kind,
        case when commitments.statement = 'request' then 'request' else commitments.strength end as label,
        concat_ws(': ', commitments.actor, commitments.action) as said,
        commitments.page,
        commitments.quote,
        commitments.confidence,
        commitments.char_start
    from analytics.commitments
    where commitments.document_id = $document_id
    union all
    select
        'indicator' as kind,
        indicators.kind as label,
        concat_ws(
            ' ',
            indicators.indicator || ':',
            nullif(indicators.comparator, '='),
            indicators.value_text,
            case when indicators.unit not in ('count', '%') then '(' || indicators.unit || ')' end
        ) as said,
        indicators.page,
        indicators.quote,
        indicators.confidence,
        indicators.char_start
    from analytics.indicators
    where indicators.document_id = $document_id
    union all
    select
        'interest' as kind,
        case when declared_interests.is_declared then 'ticked' else 'not ticked' end as label,
        declared_interests.option as said,
        declared_interests.page,
        declared_interests.quote,
        declared_interests.confidence,
        declared_interests.char_start
    from analytics.declared_interests
    where declared_interests.document_id = $document_id
)

select
    rows_of_document.kind,
    rows_of_document.label,
    rows_of_document.said,
    rows_of_document.page,
    rows_of_document.quote,
    rows_of_document.confidence
from rows_of_document
order by rows_of_document.page, rows_of_document.char_start, rows_of_document.kind, rows_of_document.said
