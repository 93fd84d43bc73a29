-- What is in the star already stays, and what batches say of documents whose rows come from elsewhere is left out.
-- A finding of a batch that is not being loaded has no batch: it is about the release.
insert into star.fact_finding (
    finding_id,
    document_key,
    date_key,
    run_key,
    batch_id,
    stage,
    table_name,
    column_name,
    expectation,
    severity,
    outcome,
    reason,
    remedy,
    document_id,
    file_name,
    page,
    row_key,
    observed,
    row_json,
    found_at
)
with fresh as (
    select
        finding.*,
        incoming.batch_id as incoming_batch_id,
        finding.found_at as found_time
    from scratch.landing.finding
    left join scratch.landing.incoming_batch as incoming
        on finding.batch_id = incoming.batch_id
    left join scratch.landing.chosen_document as chosen
        on
            finding.document_id = chosen.document_id
            and finding.batch_id = chosen.batch_id
    left join scratch.landing.document
        on
            finding.document_id = document.document_id
            and finding.batch_id = document.batch_id
    where
        (chosen.document_id is not null or document.document_id is null)
        and not exists (
            select 1 from star.fact_finding as known
            where known.finding_id = finding.finding_id
        )
    qualify row_number() over (partition by finding.finding_id order by finding.batch_id desc, finding.stage asc) = 1
),

run as (
    select dim_run.run_key
    from star.dim_run
    inner join landing.release
        on dim_run.run_id = release.run_id
)

select
    fresh.finding_id,
    coalesce(document.document_key, 0) as document_key,
    coalesce(day.date_key, 0) as date_key,
    run.run_key,
    fresh.incoming_batch_id as batch_id,
    fresh.stage,
    fresh.table_name,
    fresh.column_name,
    fresh.expectation,
    fresh.severity,
    fresh.outcome,
    fresh.reason,
    fresh.remedy,
    fresh.document_id,
    fresh.file_name,
    fresh.page,
    fresh.row_key,
    fresh.observed,
    fresh.row_json,
    fresh.found_time as found_at
from fresh
cross join run
left join star.dim_document as document
    on fresh.document_id = document.document_id
left join star.dim_date as day
    on cast(fresh.found_time as date) = day.date;
