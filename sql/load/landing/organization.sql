-- $files: the Parquet files of this kind of record, each named after its batch. The empty second half of the union
-- gives the columns that files of an older version lack.
insert into scratch.landing.organization (
    batch_id,
    name,
    kind,
    aliases
)
with incoming as (
    select * from read_parquet($files, union_by_name = true, filename = true)
    union all by name
    select * from scratch.landing.organization
    where false
)

select
    parse_filename(incoming.filename, true) as batch_id,
    incoming.name,
    incoming.kind,
    incoming.aliases
from incoming;
