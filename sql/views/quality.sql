create or replace view analytics.quality as
select
    fact.finding_id,
    fact.severity,
    fact.outcome,
    fact.stage,
    fact.table_name,
    fact.column_name,
    fact.expectation,
    fact.reason,
    fact.remedy,
    fact.document_id,
    document.title as document_title,
    coalesce(fact.file_name, document.file_name) as file_name,
    fact.page,
    fact.row_key,
    fact.observed,
    fact.row_json,
    fact.batch_id,
    fact.found_at,
    run.run_id
from star.fact_finding as fact
inner join star.dim_document as document
    on fact.document_key = document.document_key
inner join star.dim_run as run
    on fact.run_key = run.run_key
where
    document.is_current
    or fact.document_key = 0;

comment on view analytics.quality is
'One row an expectation that did not hold, for a current document, a refused file, a batch or the release.';
comment on column analytics.quality.finding_id is 'The finding''s id.';
comment on column analytics.quality.severity is
'critical (the row was set aside), warning (the row is marked) or info.';
comment on column analytics.quality.outcome is 'failed: it did not hold; errored: it could not be checked.';
comment on column analytics.quality.stage is 'The stage that found it.';
comment on column analytics.quality.table_name is 'The table or kind of record.';
comment on column analytics.quality.column_name is 'The column.';
comment on column analytics.quality.expectation is 'What was expected.';
comment on column analytics.quality.reason is 'Why it matters.';
comment on column analytics.quality.remedy is 'What to do about it.';
comment on column analytics.quality.document_id is
'The document, or the id of the refused file; null for a batch or the release.';
comment on column analytics.quality.document_title is 'The document''s title.';
comment on column analytics.quality.file_name is 'The file''s name.';
comment on column analytics.quality.page is 'The page or slide, from 1.';
comment on column analytics.quality.row_key is 'The id of the row that failed.';
comment on column analytics.quality.observed is 'What stood there.';
comment on column analytics.quality.row_json is 'The row that failed, whole, as JSON.';
comment on column analytics.quality.batch_id is 'The batch that it was found in; null for one about the release.';
comment on column analytics.quality.found_at is 'When it was found, UTC.';
comment on column analytics.quality.run_id is 'The run that loaded it.';
