create table if not exists scratch.landing.incoming_batch (
    batch_id varchar not null,
    fingerprint varchar not null
);

comment on table scratch.landing.incoming_batch is 'The batches being loaded.';
comment on column scratch.landing.incoming_batch.batch_id is 'The batch.';
comment on column scratch.landing.incoming_batch.fingerprint is 'A hash of the batch''s files.';
