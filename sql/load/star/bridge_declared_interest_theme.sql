-- The chosen documents' options are in fact_declared_interest by now, and no bridge of theirs is left.
insert into star.bridge_declared_interest_theme (
    interest_key,
    theme_key,
    position,
    score
)
with named as (
    select
        fact.interest_key,
        unnest(interest.themes) as name,
        unnest(interest.theme_scores) as score,
        generate_subscripts(interest.themes, 1) as place_in_list
    from scratch.landing.declared_interest as interest
    inner join scratch.landing.chosen_document as chosen
        on
            interest.document_id = chosen.document_id
            and interest.batch_id = chosen.batch_id
    inner join star.dim_document as document
        on interest.document_id = document.document_id
    inner join star.fact_declared_interest as fact
        on
            document.document_key = fact.document_key
            and interest.interest_id = fact.interest_id
)

select
    named.interest_key,
    theme.theme_key,
    row_number() over (partition by named.interest_key order by min(named.place_in_list)) as position,
    max(named.score) as score
from named
inner join star.dim_theme as theme
    on named.name = theme.theme
group by
    named.interest_key,
    theme.theme_key
order by
    named.interest_key,
    position;
