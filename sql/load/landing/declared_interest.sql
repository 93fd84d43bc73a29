-- $files: the Parquet files of this kind of record, each named after its batch. The empty second half of the union
-- gives the columns that files of an older version lack.
insert into scratch.landing.declared_interest (
    batch_id,
    interest_id,
    document_id,
    block_id,
    page,
    section,
    question,
    option,
    is_declared,
    actor,
    quote,
    char_start,
    char_end,
    box,
    confidence,
    extractor_version,
    actor_organization,
    themes,
    theme_scores,
    warnings
)
with incoming as (
    select * from read_parquet($files, union_by_name = true, filename = true)
    union all by name
    select * from scratch.landing.declared_interest
    where false
)

select
    parse_filename(incoming.filename, true) as batch_id,
    incoming.interest_id,
    incoming.document_id,
    incoming.block_id,
    incoming.page,
    incoming.section,
    incoming.question,
    incoming.option,
    incoming.is_declared,
    incoming.actor,
    incoming.quote,
    incoming.start as char_start,
    incoming."end" as char_end,
    incoming.box,
    incoming.confidence,
    incoming.extractor_version,
    incoming.actor_organization,
    incoming.themes,
    incoming.theme_scores,
    incoming.warnings
from incoming;
