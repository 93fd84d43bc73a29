-- What expectations/star/fact_declared_interest.json looks at: one row an option, with its passage at hand, and a flag
-- for each key that says whether its dimension has it.
select
    facts.interest_key,
    facts.interest_id,
    facts.document_key,
    facts.passage_key,
    facts.actor_organization_key,
    facts.run_key,
    passages.page,
    facts.question,
    facts.option,
    facts.is_declared,
    facts.confidence,
    facts.actor is not null as actor_is_given,
    facts.document_key <> 0
    and facts.document_key in (select dim_document.document_key from star.dim_document) as document_key_is_known,
    facts.passage_key <> 0
    and facts.passage_key in (select dim_passage.passage_key from star.dim_passage) as passage_key_is_known,
    facts.actor_organization_key in (select dim_organization.organization_key from star.dim_organization)
        as actor_organization_key_is_known,
    facts.run_key in (select dim_run.run_key from star.dim_run) as run_key_is_known,
    coalesce(regexp_matches(facts.option, '\S'), false) as option_is_given,
    coalesce(regexp_matches(passages.quote, '\S'), false) as quote_is_given,
    passages.document_key = facts.document_key as passage_is_of_document
from star.fact_declared_interest as facts
left join star.dim_passage as passages on facts.passage_key = passages.passage_key
