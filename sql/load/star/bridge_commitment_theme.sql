-- The chosen documents' commitments are in fact_commitment by now, and no bridge of theirs is left.
insert into star.bridge_commitment_theme (
    commitment_key,
    theme_key,
    position,
    score
)
with named as (
    select
        fact.commitment_key,
        unnest(commitment.themes) as name,
        unnest(commitment.theme_scores) as score,
        generate_subscripts(commitment.themes, 1) as place_in_list
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
    theme.theme_key,
    row_number() over (partition by named.commitment_key order by min(named.place_in_list)) as position,
    max(named.score) as score
from named
inner join star.dim_theme as theme
    on named.name = theme.theme
group by
    named.commitment_key,
    theme.theme_key
order by
    named.commitment_key,
    position;
