create table if not exists scratch.landing.finding (
    batch_id varchar not null,
    finding_id varchar not null,
    stage varchar,
    table_name varchar,
    expectation varchar,
    severity varchar,
    reason varchar,
    remedy varchar,
    document_id varchar,
    file_name varchar,
    page integer,
    column_name varchar,
    row_key varchar,
    observed varchar,
    row_json varchar,
    outcome varchar,
    found_at timestamp
);

comment on table scratch.landing.finding is 'What the stages expected of the batches and did not find.';
comment on column scratch.landing.finding.batch_id is 'The batch that brought the row.';
comment on column scratch.landing.finding.finding_id is 'The finding''s own id.';
comment on column scratch.landing.finding.stage is 'The stage that found it.';
comment on column scratch.landing.finding.table_name is 'The table or kind of record.';
comment on column scratch.landing.finding.expectation is 'What was expected.';
comment on column scratch.landing.finding.severity is 'critical, warning or info.';
comment on column scratch.landing.finding.reason is 'Why it matters.';
comment on column scratch.landing.finding.remedy is 'What to do about it.';
comment on column scratch.landing.finding.document_id is 'The document.';
comment on column scratch.landing.finding.file_name is 'The file''s name.';
comment on column scratch.landing.finding.page is 'The page, from 1.';
comment on column scratch.landing.finding.column_name is 'The column.';
comment on column scratch.landing.finding.row_key is 'The id of the row that failed.';
comment on column scratch.landing.finding.observed is 'What stood there.';
comment on column scratch.landing.finding.row_json is 'The row, whole.';
comment on column scratch.landing.finding.outcome is 'failed or errored.';
comment on column scratch.landing.finding.found_at is 'When, UTC.';
