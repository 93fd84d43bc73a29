comment on column {fresh}.{table}.{column} is {told};
