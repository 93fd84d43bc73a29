create table if not exists star.fact_finding (
    finding_id varchar not null,
    document_key integer not null,
    date_key integer not null,
    run_key integer not null,
    batch_id varchar,
    stage varchar,
    table_name varchar,
    column_name varchar,
    expectation varchar,
    severity varchar,
    outcome varchar,
    reason varchar,
    remedy varchar,
    document_id varchar,
    file_name varchar,
    page integer,
    row_key varchar,
    observed varchar,
    row_json varchar,
    found_at timestamp
);

comment on table star.fact_finding is
'One row an expectation that did not hold for a row, a document, a batch or a release.';
comment on column star.fact_finding.finding_id is 'The finding''s id.';
comment on column star.fact_finding.document_key is
'To dim_document; 0 where the finding is about no document, or one that was refused.';
comment on column star.fact_finding.date_key is 'To dim_date: the day on which it was found.';
comment on column star.fact_finding.run_key is 'To dim_run: the run that loaded the finding.';
comment on column star.fact_finding.batch_id is
'The batch that it was found in; null for one about the release itself.';
comment on column star.fact_finding.stage is 'The stage that found it.';
comment on column star.fact_finding.table_name is 'The table or kind of record.';
comment on column star.fact_finding.column_name is 'The column.';
comment on column star.fact_finding.expectation is 'What was expected.';
comment on column star.fact_finding.severity is
'critical (the row was set aside), warning (the row is marked) or info.';
comment on column star.fact_finding.outcome is 'failed: it did not hold; errored: it could not be checked.';
comment on column star.fact_finding.reason is 'Why it matters.';
comment on column star.fact_finding.remedy is 'What to do about it.';
comment on column star.fact_finding.document_id is 'The document''s id, also where the document was refused.';
comment on column star.fact_finding.file_name is 'The file''s name.';
comment on column star.fact_finding.page is 'The page or slide, from 1.';
comment on column star.fact_finding.row_key is 'The id of the row that failed.';
comment on column star.fact_finding.observed is 'What stood there.';
comment on column star.fact_finding.row_json is 'The row that failed, whole, as JSON.';
comment on column star.fact_finding.found_at is 'When it was found, UTC.';
