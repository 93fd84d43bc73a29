-- $files: the Parquet files of this kind of record, each named after its batch. The empty second half of the union
-- gives the columns that files of an older version lack.
insert into scratch.landing.sighting (
    batch_id,
    uri,
    document_id,
    file_name,
    source,
    seen_at,
    byte_size,
    modified
)
with incoming as (
    select * from read_parquet($files, union_by_name = true, filename = true)
    union all by name
    select * from scratch.landing.sighting
    where false
)

select
    parse_filename(incoming.filename, true) as batch_id,
    incoming.uri,
    incoming.document_id,
    incoming.file_name,
    incoming.source,
    make_timestamp(epoch_us(try_cast(incoming.seen_at as timestamptz))) as seen_at,
    incoming.byte_size,
    incoming.modified
from incoming;
