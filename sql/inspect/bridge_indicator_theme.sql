-- What expectations/star/bridge_indicator_theme.json looks at: one row a link, with a flag for each end that says
-- whether it is there.
select
    observation_key,
    theme_key,
    position,
    score,
    observation_key in (select fact_indicator.observation_key from star.fact_indicator) as observation_key_is_known,
    theme_key <> 0 and theme_key in (select dim_theme.theme_key from star.dim_theme) as theme_key_is_known
from star.bridge_indicator_theme
