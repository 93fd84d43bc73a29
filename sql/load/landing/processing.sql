-- $files: the Parquet files of this kind of record, each named after its batch. The empty second half of the union
-- gives the columns that files of an older version lack.
insert into scratch.landing.processing (
    batch_id,
    document_id,
    stage,
    outcome,
    started_at,
    seconds,
    file_name,
    pages,
    row_count,
    reason,
    version
)
with incoming as (
    select * from read_parquet($files, union_by_name = true, filename = true)
    union all by name
    select * from scratch.landing.processing
    where false
)

select
    parse_filename(incoming.filename, true) as batch_id,
    incoming.document_id,
    incoming.stage,
    incoming.outcome,
    make_timestamp(epoch_us(try_cast(incoming.started_at as timestamptz))) as started_at,
    incoming.seconds,
    incoming.file_name,
    incoming.pages,
    incoming.rows as row_count,
    incoming.reason,
    incoming.version
from incoming;
