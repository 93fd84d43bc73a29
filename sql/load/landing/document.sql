-- $files: the Parquet files of this kind of record, each named after its batch. The empty second half of the union
-- gives the columns that files of an older version lack.
insert into scratch.landing.document (
    batch_id,
    document_id,
    sha256,
    file_name,
    media_type,
    byte_size,
    source,
    collected_at,
    title,
    publisher,
    published_on,
    language,
    place,
    licence,
    url
)
with incoming as (
    select * from read_parquet($files, union_by_name = true, filename = true)
    union all by name
    select * from scratch.landing.document
    where false
)

select
    parse_filename(incoming.filename, true) as batch_id,
    incoming.document_id,
    incoming.sha256,
    incoming.file_name,
    incoming.media_type,
    incoming.byte_size,
    incoming.source,
    make_timestamp(epoch_us(try_cast(incoming.collected_at as timestamptz))) as collected_at,
    incoming.title,
    incoming.publisher,
    incoming.published_on,
    incoming.language,
    incoming.place,
    incoming.licence,
    incoming.url
from incoming;
