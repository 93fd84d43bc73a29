-- $files: the Parquet files of this kind of record, each named after its batch. The empty second half of the union
-- gives the columns that files of an older version lack.
insert into scratch.landing.commitment (
    batch_id,
    commitment_id,
    parent_commitment_id,
    document_id,
    block_id,
    page,
    section,
    statement,
    actor,
    action,
    verb,
    strength,
    continuing,
    purpose,
    targets,
    deadline,
    partners,
    places,
    quote,
    char_start,
    char_end,
    box,
    confidence,
    extractor_version,
    actor_organization,
    partner_organizations,
    canonical_places,
    target_value,
    target_unit,
    deadline_start,
    deadline_end,
    themes,
    warnings
)
with incoming as (
    select * from read_parquet($files, union_by_name = true, filename = true)
    union all by name
    select * from scratch.landing.commitment
    where false
)

select
    parse_filename(incoming.filename, true) as batch_id,
    incoming.commitment_id,
    incoming.parent_commitment_id,
    incoming.document_id,
    incoming.block_id,
    incoming.page,
    incoming.section,
    incoming.statement,
    incoming.actor,
    incoming.action,
    incoming.verb,
    incoming.strength,
    incoming.continuing,
    incoming.purpose,
    incoming.targets,
    incoming.deadline,
    incoming.partners,
    incoming.places,
    incoming.quote,
    incoming.start as char_start,
    incoming."end" as char_end,
    incoming.box,
    incoming.confidence,
    incoming.extractor_version,
    incoming.actor_organization,
    incoming.partner_organizations,
    incoming.canonical_places,
    incoming.target_value,
    incoming.target_unit,
    incoming.deadline_start,
    incoming.deadline_end,
    incoming.themes,
    incoming.warnings
from incoming;
