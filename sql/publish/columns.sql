-- The columns of every table and view of a release, in their order.
select
    schema_name,
    table_name as relation_name,
    column_name,
    lower(data_type) as data_type,
    comment
from duckdb_columns()
where
    not internal
    and schema_name in ('analytics', 'star', 'landing')
order by
    schema_name,
    table_name,
    column_index;
