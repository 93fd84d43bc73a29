-- What the evidence shows of every committed or requested action, in the order of the text.
select
    commitments.document_id,
    commitments.commitment_id as row_id,
    commitments.page,
    commitments.section,
    commitments.char_start,
    commitments.char_end,
    commitments.quote,
    commitments.box,
    commitments.confidence,
    commitments.statement,
    commitments.strength,
    commitments.actor,
    commitments.action,
    commitments.purpose,
    commitments.deadline,
    commitments.recurrence,
    commitments.partners,
    commitments.places,
    commitments.warnings
from analytics.commitments
order by commitments.document_id, commitments.char_start, commitments.char_end, commitments.commitment_id
