-- How many commitments the new documents make, by place and by each thematic network and development goal.
with stated as (
    select
        coalesce(commitment.document_place, 'no place stated') as place,
        unnest(commitment.themes) as label
    from analytics.commitments as commitment
    where
        commitment.document_id not in (
            select known.document_id
            from (select unnest($known::varchar[]) as document_id) as known
        )
        and ($place::varchar is null or commitment.document_place = $place::varchar)
)

select
    theme.scheme_label as scheme,
    theme.label as theme,
    stated.place,
    count(*) as commitments
from stated
inner join star.dim_theme as theme
    on stated.label = theme.label
group by
    theme.scheme_label,
    theme.label,
    theme.theme_key,
    stated.place
order by
    theme.theme_key,
    stated.place;
