-- What expectations/star/dim_theme.json looks at: one row a theme.
select
    theme_key,
    theme,
    theme_key = 0 or coalesce(regexp_matches(theme, '\S'), false) as theme_is_given
from star.dim_theme
