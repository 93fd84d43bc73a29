create or replace view analytics.indicators as
select
    document.document_id,
    document.title as document_title,
    document.file_name,
    passage.page,
    passage.section,
    fact.indicator,
    standard.indicator_standard,
    fact.subject,
    place.name as place,
    fact.value,
    fact.value_upper,
    fact.value_text,
    fact.comparator,
    unit.unit,
    fact.kind,
    fact.direction,
    period.period,
    period.period_start,
    period.period_end,
    passage.quote,
    passage.char_start,
    passage.char_end,
    passage.box,
    fact.confidence,
    fact.extractor_version,
    fact.indicator_id,
    standard.label as indicator_label,
    fact.standard_value,
    standard_unit.unit as standard_unit,
    unit.dimension as unit_dimension,
    fact.standard_score,
    fact.standard_method,
    fact.indicator_source,
    fact.subject_source,
    place.country_code,
    organization.name as organization,
    fact.themes,
    document.publisher,
    document.published_on,
    document.url,
    fact.warnings,
    (
        select release.evidence_base || 'evidence/' || document.document_id || '.html#indicator-' || fact.indicator_id
        from landing.release
    ) as evidence_url,
    document.first_release_id = (select release.release_id from landing.release) as is_new
from star.fact_indicator as fact
inner join star.dim_document as document
    on fact.document_key = document.document_key
inner join star.dim_passage as passage
    on fact.passage_key = passage.passage_key
inner join star.dim_indicator as standard
    on fact.indicator_key = standard.indicator_key
inner join star.dim_place as place
    on fact.place_key = place.place_key
inner join star.dim_unit as unit
    on fact.unit_key = unit.unit_key
inner join star.dim_unit as standard_unit
    on fact.standard_unit_key = standard_unit.unit_key
inner join star.dim_period as period
    on fact.period_key = period.period_key
inner join star.dim_organization as organization
    on fact.organization_key = organization.organization_key
where document.is_current;
