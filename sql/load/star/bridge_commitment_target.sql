-- The chosen documents' rows are in both facts by now, and no bridge of theirs is left. A target that inspection set
-- aside is in no fact, and so in no bridge.
insert into star.bridge_commitment_target (
    commitment_key,
    observation_key,
    position
)
with named as (
    select
        fact.commitment_key,
        fact.document_key,
        unnest(commitment.targets) as indicator_id,
        generate_subscripts(commitment.targets, 1) as place_in_list
    from scratch.landing.commitment
    inner join scratch.landing.chosen_document as chosen
        on
            commitment.document_id = chosen.document_id
            and commitment.batch_id = chosen.batch_id
    inner join star.dim_document as document
        on commitment.document_id = document.document_id
    inner join star.fact_commitment as fact
        on
            document.document_key = fact.document_key
            and commitment.commitment_id = fact.commitment_id
)

select
    named.commitment_key,
    observation.observation_key,
    row_number() over (partition by named.commitment_key order by min(named.place_in_list)) as position
from named
inner join star.fact_indicator as observation
    on
        named.document_key = observation.document_key
        and named.indicator_id = observation.indicator_id
group by
    named.commitment_key,
    observation.observation_key
order by
    named.commitment_key,
    position;
