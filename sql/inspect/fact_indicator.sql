-- What expectations/star/fact_indicator.json looks at: one row a stated value, with its passage, unit, period and
-- document at hand, and a flag for each key that says whether its dimension has it.
select
    facts.observation_key,
    facts.indicator_id,
    facts.document_key,
    facts.passage_key,
    facts.place_key,
    facts.indicator_key,
    facts.organization_key,
    facts.unit_key,
    facts.standard_unit_key,
    facts.period_key,
    facts.run_key,
    passages.page,
    facts.kind,
    facts.direction,
    facts.comparator,
    facts.value,
    facts.standard_value,
    facts.confidence,
    units.unit,
    units.dimension,
    facts.place_key <> 0 as place_is_given,
    facts.period_key <> 0 as period_is_given,
    facts.document_key <> 0
    and facts.document_key in (select dim_document.document_key from star.dim_document) as document_key_is_known,
    facts.passage_key <> 0
    and facts.passage_key in (select dim_passage.passage_key from star.dim_passage) as passage_key_is_known,
    facts.place_key in (select dim_place.place_key from star.dim_place) as place_key_is_known,
    facts.indicator_key in (select dim_indicator.indicator_key from star.dim_indicator) as indicator_key_is_known,
    facts.organization_key in (select dim_organization.organization_key from star.dim_organization)
        as organization_key_is_known,
    facts.unit_key in (select dim_unit.unit_key from star.dim_unit) as unit_key_is_known,
    facts.standard_unit_key in (select dim_unit.unit_key from star.dim_unit) as standard_unit_key_is_known,
    facts.period_key in (select dim_period.period_key from star.dim_period) as period_key_is_known,
    facts.run_key in (select dim_run.run_key from star.dim_run) as run_key_is_known,
    coalesce(regexp_matches(facts.indicator, '\S'), false) as indicator_is_given,
    coalesce(regexp_matches(passages.quote, '\S'), false) as quote_is_given,
    passages.document_key = facts.document_key as passage_is_of_document,
    (facts.standard_value is null) = (facts.standard_unit_key = 0) as standard_value_has_unit,
    case
        when facts.kind = 'target' then periods.end_date_key >= nullif(documents.published_date_key, 0)
    end as target_not_before_document
from star.fact_indicator as facts
left join star.dim_passage as passages on facts.passage_key = passages.passage_key
left join star.dim_unit as units on facts.unit_key = units.unit_key
left join star.dim_period as periods on facts.period_key = periods.period_key and periods.period_key <> 0
left join star.dim_document as documents on facts.document_key = documents.document_key
