create table if not exists star.fact_processing (
    document_key integer not null,
    date_key integer not null,
    run_key integer not null,
    document_id varchar not null,
    stage varchar not null,
    batch_id varchar,
    file_name varchar,
    outcome varchar,
    reason varchar,
    started_at timestamp,
    seconds double,
    pages integer,
    row_count integer,
    version varchar
);

comment on table star.fact_processing is
'One row a document and stage: the last time that the stage worked on the document.';
comment on column star.fact_processing.document_key is
'To dim_document; 0 where the file was refused and never became a document.';
comment on column star.fact_processing.date_key is 'To dim_date: the day on which the stage worked on it.';
comment on column star.fact_processing.run_key is 'To dim_run: the run that loaded the row.';
comment on column star.fact_processing.document_id is
'The document''s id, or the id under which a refused file is told of.';
comment on column star.fact_processing.stage is 'collect, convert, extract, harmonize or inspect.';
comment on column star.fact_processing.batch_id is 'The batch that it was in.';
comment on column star.fact_processing.file_name is 'The file''s name.';
comment on column star.fact_processing.outcome is 'ok, partial or failed.';
comment on column star.fact_processing.reason is 'Why the outcome is not ok, and the remedy.';
comment on column star.fact_processing.started_at is 'When the stage began, UTC.';
comment on column star.fact_processing.seconds is 'How long it took.';
comment on column star.fact_processing.pages is 'How many pages it read.';
comment on column star.fact_processing.row_count is 'How many rows it made.';
comment on column star.fact_processing.version is 'The version of the stage.';
