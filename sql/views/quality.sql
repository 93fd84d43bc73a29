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
