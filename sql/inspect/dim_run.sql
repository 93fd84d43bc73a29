-- What expectations/star/dim_run.json looks at: one row a run, with a flag that says whether the calendar has its day.
select
    run_key,
    started_date_key,
    run_id,
    outcome,
    documents,
    started_date_key in (select dim_date.date_key from star.dim_date) as started_date_key_is_known,
    run_key = 0 or coalesce(regexp_matches(run_id, '\S'), false) as run_id_is_given,
    run_key = 0
    or (pipeline_version is not null and extractor_version is not null) as versions_are_given,
    ended_at is null or ended_at >= started_at as time_is_ordered
from star.dim_run
