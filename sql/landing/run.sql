create table if not exists scratch.landing.run (
    batch_id varchar not null,
    run_id varchar not null,
    started_at timestamp,
    ended_at timestamp,
    trigger varchar,
    outcome varchar,
    pipeline_version varchar,
    extractor_version varchar,
    documents integer,
    release_id varchar,
    reason varchar
);

comment on table scratch.landing.run is 'The runs that the store knows and the one that is loading.';
comment on column scratch.landing.run.batch_id is 'The file of the store that told of the run.';
comment on column scratch.landing.run.run_id is 'The run.';
comment on column scratch.landing.run.started_at is 'When it began, UTC.';
comment on column scratch.landing.run.ended_at is 'When it ended, UTC.';
comment on column scratch.landing.run.trigger is 'What started it.';
comment on column scratch.landing.run.outcome is 'ok, partial or failed.';
comment on column scratch.landing.run.pipeline_version is 'The version of the pipeline.';
comment on column scratch.landing.run.extractor_version is 'The version of the extractor.';
comment on column scratch.landing.run.documents is 'How many documents it took in.';
comment on column scratch.landing.run.release_id is 'The release that it made.';
comment on column scratch.landing.run.reason is 'Why the outcome is not ok.';
