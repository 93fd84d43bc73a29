-- What expectations/star/bridge_declared_interest_theme.json looks at: one row a link, with a flag for each end that
-- says whether it is there.
select
    interest_key,
    theme_key,
    position,
    score,
    interest_key in (select fact_declared_interest.interest_key from star.fact_declared_interest)
        as interest_key_is_known,
    theme_key <> 0 and theme_key in (select dim_theme.theme_key from star.dim_theme) as theme_key_is_known
from star.bridge_declared_interest_theme
