-- What expectations/star/fact_commitment.json looks at: one row a commitment, with its passage, deadline and document
-- at hand, and a flag for each key that says whether its dimension or fact has it.
select
    facts.commitment_key,
    facts.commitment_id,
    facts.document_key,
    facts.passage_key,
    facts.parent_commitment_key,
    facts.deadline_key,
    facts.actor_organization_key,
    facts.target_observation_key,
    facts.target_unit_key,
    facts.run_key,
    passages.page,
    facts.statement,
    facts.strength,
    facts.continuing,
    facts.confidence,
    facts.deadline_key <> 0 as deadline_is_given,
    facts.actor is not null as actor_is_given,
    facts.document_key <> 0
    and facts.document_key in (select dim_document.document_key from star.dim_document) as document_key_is_known,
    facts.passage_key <> 0
    and facts.passage_key in (select dim_passage.passage_key from star.dim_passage) as passage_key_is_known,
    facts.parent_commitment_key = 0 or parents.commitment_key is not null as parent_key_is_known,
    parents.commitment_key is null
    or (parents.document_key = facts.document_key and parents.commitment_key <> facts.commitment_key)
        as parent_is_of_document,
    facts.deadline_key in (select dim_period.period_key from star.dim_period) as deadline_key_is_known,
    facts.actor_organization_key in (select dim_organization.organization_key from star.dim_organization)
        as actor_organization_key_is_known,
    facts.target_observation_key = 0
    or facts.target_observation_key in (select fact_indicator.observation_key from star.fact_indicator)
        as target_key_is_known,
    facts.target_unit_key in (select dim_unit.unit_key from star.dim_unit) as target_unit_key_is_known,
    facts.run_key in (select dim_run.run_key from star.dim_run) as run_key_is_known,
    coalesce(regexp_matches(facts.action, '\S'), false) as action_is_given,
    coalesce(regexp_matches(passages.quote, '\S'), false) as quote_is_given,
    passages.document_key = facts.document_key as passage_is_of_document,
    (facts.target_value is null) = (facts.target_unit_key = 0) as target_value_has_unit,
    periods.end_date_key >= nullif(documents.published_date_key, 0) as deadline_not_before_document
from star.fact_commitment as facts
left join star.fact_commitment as parents on facts.parent_commitment_key = parents.commitment_key
left join star.dim_passage as passages on facts.passage_key = passages.passage_key
left join star.dim_period as periods on facts.deadline_key = periods.period_key and periods.period_key <> 0
left join star.dim_document as documents on facts.document_key = documents.document_key
