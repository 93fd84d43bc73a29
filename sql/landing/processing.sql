create table if not exists scratch.landing.processing (
    batch_id varchar not null,
    document_id varchar not null,
    stage varchar,
    outcome varchar,
    started_at timestamp,
    seconds double,
    file_name varchar,
    pages integer,
    row_count integer,
    reason varchar,
    version varchar
);

comment on table scratch.landing.processing is 'What each stage did with each document of the batches.';
comment on column scratch.landing.processing.batch_id is 'The batch that brought the row.';
comment on column scratch.landing.processing.document_id is 'The document.';
comment on column scratch.landing.processing.stage is 'The stage.';
comment on column scratch.landing.processing.outcome is 'ok, partial or failed.';
comment on column scratch.landing.processing.started_at is 'When it began, UTC.';
comment on column scratch.landing.processing.seconds is 'How long it took.';
comment on column scratch.landing.processing.file_name is 'The file''s name.';
comment on column scratch.landing.processing.pages is 'How many pages.';
comment on column scratch.landing.processing.row_count is 'How many rows.';
comment on column scratch.landing.processing.reason is 'Why the outcome is not ok.';
comment on column scratch.landing.processing.version is 'The version of the stage.';
