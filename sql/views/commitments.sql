create or replace view analytics.commitments as
select
    fact.commitment_id,
    fact.parent_commitment_id,
    document.document_id,
    document.title as document_title,
    document.file_name,
    passage.page,
    passage.section,
    fact.statement,
    fact.actor,
    fact.action,
    fact.verb,
    fact.strength,
    fact.continuing,
    fact.purpose,
    fact.target_value,
    target_unit.unit as target_unit,
    deadline.period as deadline,
    deadline.period_start as deadline_start,
    deadline.period_end as deadline_end,
    fact.partners,
    fact.places,
    fact.themes,
    passage.quote,
    passage.char_start,
    passage.char_end,
    passage.box,
    fact.confidence,
    fact.extractor_version,
    fact.recurrence,
    actor.name as actor_organization,
    fact.partner_organizations,
    fact.places_text,
    fact.target_indicator_ids,
    document_place.name as document_place,
    document.publisher,
    document.published_on,
    document.url,
    fact.warnings,
    (
        select release.evidence_base || 'evidence/' || document.document_id || '.html#commitment-' || fact.commitment_id
        from landing.release
    ) as evidence_url,
    document.first_release_id = (select release.release_id from landing.release) as is_new
from star.fact_commitment as fact
inner join star.dim_document as document
    on fact.document_key = document.document_key
inner join star.dim_place as document_place
    on document.place_key = document_place.place_key
inner join star.dim_passage as passage
    on fact.passage_key = passage.passage_key
inner join star.dim_unit as target_unit
    on fact.target_unit_key = target_unit.unit_key
inner join star.dim_period as deadline
    on fact.deadline_key = deadline.period_key
inner join star.dim_organization as actor
    on fact.actor_organization_key = actor.organization_key
where document.is_current;
