-- What the evidence shows of every value, in the order of the text.
select
    indicators.document_id,
    indicators.indicator_id as row_id,
    indicators.page,
    indicators.section,
    indicators.char_start,
    indicators.char_end,
    indicators.quote,
    indicators.box,
    indicators.confidence,
    indicators.kind,
    indicators.indicator,
    indicators.subject,
    indicators.comparator,
    indicators.value,
    indicators.value_upper,
    indicators.unit,
    indicators.period,
    indicators.place,
    indicators.indicator_label,
    indicators.subject_source,
    indicators.standard_method,
    indicators.warnings
from analytics.indicators
order by indicators.document_id, indicators.char_start, indicators.char_end, indicators.indicator_id
