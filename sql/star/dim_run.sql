create table if not exists star.dim_run (
    run_key integer not null,
    run_id varchar,
    started_at timestamp,
    ended_at timestamp,
    started_date_key integer not null,
    trigger varchar,
    outcome varchar,
    reason varchar,
    pipeline_version varchar,
    extractor_version varchar,
    documents integer,
    release_id varchar
);

comment on table star.dim_run is
'One row a run of the chain, with the versions that made the rows. Key 0 is the unknown run: its other columns are '
'null.';
comment on column star.dim_run.run_key is 'Surrogate key; 0 is unknown.';
comment on column star.dim_run.run_id is 'The run.';
comment on column star.dim_run.started_at is 'When it began, UTC.';
comment on column star.dim_run.ended_at is
'When it ended, UTC; null for the run that built this release, which was not over then.';
comment on column star.dim_run.started_date_key is 'To dim_date: the day on which it began.';
comment on column star.dim_run.trigger is 'What started it.';
comment on column star.dim_run.outcome is 'ok, partial or failed.';
comment on column star.dim_run.reason is 'Why the outcome is not ok, or why there was no release.';
comment on column star.dim_run.pipeline_version is 'The version of the pipeline.';
comment on column star.dim_run.extractor_version is 'The version of the extractor.';
comment on column star.dim_run.documents is 'How many documents it took in.';
comment on column star.dim_run.release_id is 'The release that it made.';

insert into star.dim_run (run_key, started_date_key)
select
    0 as run_key,
    0 as started_date_key
where not exists (
    select 1 from star.dim_run
    where run_key = 0
);
