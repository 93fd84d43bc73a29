-- What expectations/star/fact_finding.json looks at: one row a finding, with a flag for each key that says whether its
-- dimension has it.
select
    finding_id,
    document_key,
    date_key,
    run_key,
    severity,
    outcome,
    document_key in (select dim_document.document_key from star.dim_document) as document_key_is_known,
    date_key in (select dim_date.date_key from star.dim_date) as date_key_is_known,
    run_key in (select dim_run.run_key from star.dim_run) as run_key_is_known,
    coalesce(regexp_matches(reason, '\S'), false) as reason_is_given,
    coalesce(regexp_matches(expectation, '\S'), false) as expectation_is_given,
    severity <> 'critical' or row_key is null or row_json is not null as row_is_kept
from star.fact_finding
