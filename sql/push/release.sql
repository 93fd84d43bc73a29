create table {fresh}.release as
select
    {release_id}::text as release_id,
    {copied_rows}::bigint as copied_rows,
    now() as pushed_at;

comment on table {fresh}.release is 'The release that the tables of this schema were copied from.';
