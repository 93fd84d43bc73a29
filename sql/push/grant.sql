grant usage on schema {fresh} to {reader};

grant select on all tables in schema {fresh} to {reader};
