-- $files: the Parquet files of this kind of record, each named after its batch. The empty second half of the union
-- gives the columns that files of an older version lack.
insert into scratch.landing.run (
    batch_id,
    run_id,
    started_at,
    ended_at,
    trigger,
    outcome,
    pipeline_version,
    extractor_version,
    documents,
    release_id,
    reason
)
with incoming as (
    select * from read_parquet($files, union_by_name = true, filename = true)
    union all by name
    select * from scratch.landing.run
    where false
)

select
    parse_filename(incoming.filename, true) as batch_id,
    incoming.run_id,
    make_timestamp(epoch_us(try_cast(incoming.started_at as timestamptz))) as started_at,
    make_timestamp(epoch_us(try_cast(incoming.ended_at as timestamptz))) as ended_at,
    incoming.trigger,
    incoming.outcome,
    incoming.pipeline_version,
    incoming.extractor_version,
    incoming.documents,
    incoming.release_id,
    incoming.reason
from incoming;
