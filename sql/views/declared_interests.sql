create or replace view analytics.declared_interests as
select
    fact.interest_id,
    document.document_id,
    document.title as document_title,
    document.file_name,
    passage.page,
    passage.section,
    fact.question,
    fact.option,
    fact.is_declared,
    fact.actor,
    fact.themes,
    fact.theme_codes,
    passage.quote,
    passage.char_start,
    passage.char_end,
    passage.box,
    fact.confidence,
    fact.extractor_version,
    actor.name as actor_organization,
    document_place.name as document_place,
    document.publisher,
    document.published_on,
    document.url,
    fact.warnings,
    (
        select release.evidence_base || 'evidence/' || document.document_id || '.html#interest-' || fact.interest_id
        from landing.release
    ) as evidence_url
from star.fact_declared_interest as fact
inner join star.dim_document as document
    on fact.document_key = document.document_key
inner join star.dim_place as document_place
    on document.place_key = document_place.place_key
inner join star.dim_passage as passage
    on fact.passage_key = passage.passage_key
inner join star.dim_organization as actor
    on fact.actor_organization_key = actor.organization_key
where document.is_current;
