create or replace view analytics.progress as
select
    standard.indicator_standard,
    standard.label as indicator_label,
    place.name as place,
    unit.unit,
    fact.target_value,
    target.comparator as target_comparator,
    target.direction as target_direction,
    target_period.period as target_period,
    target_passage.quote as target_quote,
    target_document.document_id as target_document_id,
    target_document.title as target_document_title,
    target_passage.page as target_page,
    target.indicator_id as target_indicator_id,
    commitment.commitment_id,
    commitment.actor,
    commitment.action,
    fact.actual_value,
    actual_period.period as actual_period,
    actual_passage.quote as actual_quote,
    actual_document.document_id as actual_document_id,
    actual_document.title as actual_document_title,
    actual_passage.page as actual_page,
    actual.indicator_id as actual_indicator_id,
    fact.ratio,
    fact.is_met,
    fact.order_known_by,
    fact.confidence
from star.fact_progress as fact
inner join star.dim_indicator as standard
    on fact.indicator_key = standard.indicator_key
inner join star.dim_place as place
    on fact.place_key = place.place_key
inner join star.dim_unit as unit
    on fact.unit_key = unit.unit_key
inner join star.fact_indicator as target
    on fact.target_observation_key = target.observation_key
inner join star.dim_period as target_period
    on fact.target_period_key = target_period.period_key
inner join star.dim_passage as target_passage
    on target.passage_key = target_passage.passage_key
inner join star.dim_document as target_document
    on target.document_key = target_document.document_key
inner join star.fact_indicator as actual
    on fact.actual_observation_key = actual.observation_key
inner join star.dim_period as actual_period
    on fact.actual_period_key = actual_period.period_key
inner join star.dim_passage as actual_passage
    on actual.passage_key = actual_passage.passage_key
inner join star.dim_document as actual_document
    on actual.document_key = actual_document.document_key
left join star.fact_commitment as commitment
    on fact.commitment_key = commitment.commitment_key;
