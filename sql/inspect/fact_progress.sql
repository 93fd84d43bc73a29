-- What expectations/star/fact_progress.json looks at: one row a link of a target with a later statement, with a flag
-- for each key that says whether its dimension or fact has it.
select
    facts.target_observation_key,
    facts.actual_observation_key,
    facts.commitment_key,
    facts.place_key,
    facts.indicator_key,
    facts.unit_key,
    facts.target_period_key,
    facts.actual_period_key,
    facts.run_key,
    targets.document_key,
    targets.kind as target_kind,
    actuals.kind as actual_kind,
    facts.order_known_by,
    facts.confidence,
    facts.target_observation_key in (select fact_indicator.observation_key from star.fact_indicator)
        as target_key_is_known,
    facts.actual_observation_key in (select fact_indicator.observation_key from star.fact_indicator)
        as actual_key_is_known,
    facts.target_observation_key <> facts.actual_observation_key as rows_are_two,
    facts.commitment_key = 0
    or facts.commitment_key in (select fact_commitment.commitment_key from star.fact_commitment)
        as commitment_key_is_known,
    facts.place_key in (select dim_place.place_key from star.dim_place) as place_key_is_known,
    facts.indicator_key in (select dim_indicator.indicator_key from star.dim_indicator) as indicator_key_is_known,
    facts.unit_key in (select dim_unit.unit_key from star.dim_unit) as unit_key_is_known,
    facts.target_period_key in (select dim_period.period_key from star.dim_period) as target_period_key_is_known,
    facts.actual_period_key in (select dim_period.period_key from star.dim_period) as actual_period_key_is_known,
    facts.run_key in (select dim_run.run_key from star.dim_run) as run_key_is_known,
    targets.place_key = actuals.place_key
    and targets.indicator_key = actuals.indicator_key
    and targets.standard_unit_key = actuals.standard_unit_key as rows_are_of_one_kind
from star.fact_progress as facts
left join star.fact_indicator as targets on facts.target_observation_key = targets.observation_key
left join star.fact_indicator as actuals on facts.actual_observation_key = actuals.observation_key
