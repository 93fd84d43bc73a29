-- What a release is copied to Parquet of, and what its dictionary describes: views first, then facts, dimensions and
-- bridges, then what the loads keep about themselves.
select
    relation.schema_name,
    relation.relation_name,
    relation.kind,
    relation.comment
from (
    select
        schema_name,
        view_name as relation_name,
        'view' as kind,
        comment
    from duckdb_views()
    where not internal
    union all
    select
        schema_name,
        table_name as relation_name,
        'table' as kind,
        comment
    from duckdb_tables()
) as relation
where relation.schema_name in ('analytics', 'star', 'landing')
order by
    case relation.schema_name when 'analytics' then 1 when 'star' then 2 else 3 end,
    case split_part(relation.relation_name, '_', 1) when 'fact' then 1 when 'bridge' then 2 else 3 end,
    relation.relation_name;
