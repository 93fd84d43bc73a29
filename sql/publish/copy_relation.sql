-- $relation: a table or view with its schema; $file: where its Parquet copy goes.
copy ( -- noqa: PRS
    select * from query_table($relation)
) to $file (format parquet, compression zstd);
