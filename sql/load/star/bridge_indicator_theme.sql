-- The chosen documents' values are in fact_indicator by now, and no bridge of theirs is left.
insert into star.bridge_indicator_theme (
    observation_key,
    theme_key,
    position,
    score
)
with named as (
    select
        fact.observation_key,
        unnest(indicator.themes) as name,
        unnest(indicator.theme_scores) as score,
        generate_subscripts(indicator.themes, 1) as place_in_list
    from scratch.landing.indicator
    inner join scratch.landing.chosen_document as chosen
        on
            indicator.document_id = chosen.document_id
            and indicator.batch_id = chosen.batch_id
    inner join star.dim_document as document
        on indicator.document_id = document.document_id
    inner join star.fact_indicator as fact
        on
            document.document_key = fact.document_key
            and indicator.indicator_id = fact.indicator_id
)

select
    named.observation_key,
    theme.theme_key,
    row_number() over (partition by named.observation_key order by min(named.place_in_list)) as position,
    max(named.score) as score
from named
inner join star.dim_theme as theme
    on named.name = theme.theme
group by
    named.observation_key,
    theme.theme_key
order by
    named.observation_key,
    position;
