-- $files: the Parquet files of this kind of record, each named after its batch. The empty second half of the union
-- gives the columns that files of an older version lack.
insert into scratch.landing.finding (
    batch_id,
    finding_id,
    stage,
    table_name,
    expectation,
    severity,
    reason,
    remedy,
    document_id,
    file_name,
    page,
    column_name,
    row_key,
    observed,
    row_json,
    outcome,
    found_at
)
with incoming as (
    select * from read_parquet($files, union_by_name = true, filename = true)
    union all by name
    select * from scratch.landing.finding
    where false
)

select
    parse_filename(incoming.filename, true) as batch_id,
    incoming.finding_id,
    incoming.stage,
    incoming.table as table_name,
    incoming.expectation,
    incoming.severity,
    incoming.reason,
    incoming.remedy,
    incoming.document_id,
    incoming.file_name,
    incoming.page,
    incoming."column" as column_name,
    incoming.row_key,
    incoming.observed,
    incoming.row_json,
    incoming.outcome,
    make_timestamp(epoch_us(try_cast(incoming.found_at as timestamptz))) as found_at
from incoming;
