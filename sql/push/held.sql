select tablename
from pg_tables
where schemaname = %s;
