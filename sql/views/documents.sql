create or replace view analytics.documents as
with indicators as (
    select
        fact.document_key,
        count(*) as indicators
    from star.fact_indicator as fact
    group by fact.document_key
),

commitments as (
    select
        fact.document_key,
        count(*) as commitments
    from star.fact_commitment as fact
    group by fact.document_key
),

findings as (
    select
        fact.document_key,
        count(*) as findings
    from star.fact_finding as fact
    group by fact.document_key
),

processing as (
    select
        fact.document_key,
        sum(fact.seconds) as seconds
    from star.fact_processing as fact
    group by fact.document_key
)

select
    document.document_id,
    document.title,
    document.file_name,
    document.publisher,
    document.published_on,
    document.language,
    coalesce(place.name, document.place) as place,
    place.country_code,
    document.media_type,
    document.byte_size,
    document.pages,
    document.outcome,
    document.reason,
    coalesce(indicators.indicators, 0) as indicators,
    coalesce(commitments.commitments, 0) as commitments,
    coalesce(findings.findings, 0) as findings,
    processing.seconds,
    document.source,
    document.licence,
    document.url,
    document.uris,
    document.supersedes,
    document.collected_at,
    document.valid_from,
    document.processed_at,
    document.sha256,
    run.run_id,
    run.pipeline_version,
    document.first_release_id,
    document.first_release_id = (select release.release_id from landing.release) as is_new
from star.dim_document as document
inner join star.dim_place as place
    on document.place_key = place.place_key
inner join star.dim_run as run
    on document.run_key = run.run_key
left join indicators
    on document.document_key = indicators.document_key
left join commitments
    on document.document_key = commitments.document_key
left join findings
    on document.document_key = findings.document_key
left join processing
    on document.document_key = processing.document_key
where document.is_current;
