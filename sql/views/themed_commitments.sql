-- The rows of analytics.commitments, each once for every theme that it has: for charts and counts by theme.
create or replace view analytics.themed_commitments as
select
    unnest(
        case when len(commitment.themes) > 0 then commitment.themes else [cast(null as varchar)] end
    ) as theme,
    commitment.commitment_id,
    commitment.document_id,
    commitment.document_title,
    commitment.document_place,
    commitment.statement,
    commitment.actor,
    commitment.actor_organization,
    commitment.action,
    commitment.strength,
    commitment.continuing,
    commitment.deadline,
    commitment.deadline_start,
    commitment.deadline_end,
    commitment.confidence,
    commitment.evidence_url,
    commitment.is_new
from analytics.commitments as commitment;
