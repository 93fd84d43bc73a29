-- What the evidence shows of every option of a form, survey or slide, in the order of the text.
select
    declared_interests.document_id,
    declared_interests.interest_id as row_id,
    declared_interests.page,
    declared_interests.section,
    declared_interests.char_start,
    declared_interests.char_end,
    declared_interests.quote,
    declared_interests.box,
    declared_interests.confidence,
    declared_interests.question,
    declared_interests.option,
    declared_interests.is_declared,
    declared_interests.actor,
    declared_interests.themes,
    declared_interests.warnings
from analytics.declared_interests
order by
    declared_interests.document_id,
    declared_interests.char_start,
    declared_interests.char_end,
    declared_interests.interest_id
