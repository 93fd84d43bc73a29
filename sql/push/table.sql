create table {fresh}.{table} ({columns});

comment on table {fresh}.{table} is {told};
