-- What expectations/star/fact_processing.json looks at: one row a document and stage, with a flag for each key that
-- says whether its dimension has it.
select
    document_key,
    date_key,
    run_key,
    document_id,
    stage,
    file_name,
    outcome,
    seconds,
    pages,
    row_count,
    document_key in (select dim_document.document_key from star.dim_document) as document_key_is_known,
    date_key in (select dim_date.date_key from star.dim_date) as date_key_is_known,
    run_key in (select dim_run.run_key from star.dim_run) as run_key_is_known,
    outcome = 'ok' or coalesce(regexp_matches(reason, '\S'), false) as reason_is_given
from star.fact_processing
