-- What expectations/star/dim_indicator.json looks at: one row a standard indicator.
select
    indicator_key,
    indicator_standard,
    indicator_key = 0 or coalesce(regexp_matches(indicator_standard, '\S'), false) as indicator_standard_is_given
from star.dim_indicator
