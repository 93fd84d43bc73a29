-- The version of the pipeline that made a release: one row, or none where the release is not one of ours.
select run.pipeline_version
from landing.release
inner join star.dim_run as run
    on release.run_id = run.run_id
