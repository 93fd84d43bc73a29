create table if not exists landing.batch (
    batch_id varchar not null,
    fingerprint varchar not null,
    documents integer not null,
    run_id varchar not null,
    loaded_at timestamp not null
);

comment on table landing.batch is 'One row a batch of documents that this warehouse holds.';
comment on column landing.batch.batch_id is 'The batch, as the files of the store name it.';
comment on column landing.batch.fingerprint is
'A hash of the batch''s files; it changes when a stage writes the batch again.';
comment on column landing.batch.documents is 'How many documents the batch brought.';
comment on column landing.batch.run_id is 'The run that loaded the batch into this warehouse.';
comment on column landing.batch.loaded_at is 'When the batch was loaded, UTC.';
