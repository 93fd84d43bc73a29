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
    run.pipeline_version
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

comment on view analytics.documents is 'One row a current document, with what the stages made of it.';
comment on column analytics.documents.document_id is 'The document: the first 16 digits of the SHA-256 of its bytes.';
comment on column analytics.documents.title is 'The title that the document or its source states.';
comment on column analytics.documents.file_name is 'The file''s name where it was first seen.';
comment on column analytics.documents.publisher is 'Who published it.';
comment on column analytics.documents.published_on is 'When it was published, as exact as stated.';
comment on column analytics.documents.language is 'The language of the text, ISO 639.';
comment on column analytics.documents.place is 'The place that the document speaks for: canonical, else as named.';
comment on column analytics.documents.country_code is 'The place''s country, ISO 3166-1 alpha-2.';
comment on column analytics.documents.media_type is 'The media type that the content shows.';
comment on column analytics.documents.byte_size is 'Size in bytes.';
comment on column analytics.documents.pages is 'How many pages convert read.';
comment on column analytics.documents.outcome is 'How the stages fared with it: ok, partial or failed.';
comment on column analytics.documents.reason is 'Why the outcome is not ok.';
comment on column analytics.documents.indicators is 'How many values it states.';
comment on column analytics.documents.commitments is 'How many actions it commits to or asks for.';
comment on column analytics.documents.findings is 'How many expectations did not hold for it.';
comment on column analytics.documents.seconds is 'How long the stages worked on it.';
comment on column analytics.documents.source is 'The source that the file came from.';
comment on column analytics.documents.licence is 'The licence that the source states.';
comment on column analytics.documents.url is 'Where the publisher offers it to the public.';
comment on column analytics.documents.uris is 'The places where its bytes stand now.';
comment on column analytics.documents.supersedes is 'The document_id of the bytes that stood at the place before.';
comment on column analytics.documents.collected_at is 'When the bytes were first kept, UTC.';
comment on column analytics.documents.valid_from is 'When the bytes were first seen at a place, UTC.';
comment on column analytics.documents.processed_at is 'When the stages last worked on it, UTC.';
comment on column analytics.documents.sha256 is 'The SHA-256 of the bytes.';
comment on column analytics.documents.run_id is 'The run that loaded its rows.';
comment on column analytics.documents.pipeline_version is 'The version of the pipeline that loaded them.';
