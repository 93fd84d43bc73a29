create table if not exists scratch.landing.chosen_document (
    document_id varchar not null,
    batch_id varchar not null,
    processed_at timestamp,
    outcome varchar not null,
    reason varchar,
    pages integer
);

comment on table scratch.landing.chosen_document is
'The documents whose rows are being loaded: those of the incoming batches that no newer work on the same document '
'outdoes.';
comment on column scratch.landing.chosen_document.document_id is 'The document.';
comment on column scratch.landing.chosen_document.batch_id is 'The batch that its rows are taken from.';
comment on column scratch.landing.chosen_document.processed_at is
'When the last stage began to work on it in that batch, UTC.';
comment on column scratch.landing.chosen_document.outcome is
'How the stages fared with it there: ok, partial or failed.';
comment on column scratch.landing.chosen_document.reason is 'Why the outcome is not ok.';
comment on column scratch.landing.chosen_document.pages is 'How many pages convert read.';
