-- What each run brought of what is current, and how sure and how sound that is: quality over time.
create or replace view analytics.runs as
with facts as (
    select
        fact.document_key,
        fact.run_key,
        fact.confidence,
        len(fact.warnings) > 0 as has_warning,
        1 as commitment,
        0 as indicator
    from star.fact_commitment as fact
    union all
    select
        fact.document_key,
        fact.run_key,
        fact.confidence,
        len(fact.warnings) > 0 as has_warning,
        0 as commitment,
        1 as indicator
    from star.fact_indicator as fact
),

brought as (
    select
        facts.run_key,
        count(distinct facts.document_key) as documents,
        sum(facts.commitment) as commitments,
        sum(facts.indicator) as indicators,
        avg(facts.confidence) as confidence,
        count(*) filter (where facts.has_warning) as rows_with_warnings
    from facts
    inner join star.dim_document as document
        on facts.document_key = document.document_key
    where document.is_current
    group by facts.run_key
),

found as (
    select
        finding.run_key,
        count(*) as findings,
        count(*) filter (where finding.severity = 'critical') as critical_findings
    from star.fact_finding as finding
    group by finding.run_key
)

select
    run.run_id,
    run.started_at,
    run.ended_at,
    run.trigger,
    run.outcome,
    run.reason,
    run.release_id,
    run.documents as documents_taken_in,
    coalesce(brought.documents, 0) as documents_with_rows,
    coalesce(brought.commitments, 0) as commitments,
    coalesce(brought.indicators, 0) as indicators,
    brought.confidence,
    coalesce(brought.rows_with_warnings, 0) as rows_with_warnings,
    coalesce(found.findings, 0) as findings,
    coalesce(found.critical_findings, 0) as critical_findings,
    run.pipeline_version,
    run.extractor_version
from star.dim_run as run
left join brought
    on run.run_key = brought.run_key
left join found
    on run.run_key = found.run_key
where run.run_key > 0;
