-- Those of the tables that a push made, told by the comment on its table `release`; none in a schema of somebody else's.
select pg_tables.tablename
from pg_tables
where
    pg_tables.schemaname = %(schema)s
    and pg_tables.tablename = any(%(names)s)
    and obj_description(to_regclass(format('%%I.release', %(schema)s::text)), 'pg_class')
    = 'The release that the tables of this schema were copied from.';
