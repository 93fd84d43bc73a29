-- What expectations/star/dim_unit.json looks at: one row a unit.
select
    unit_key,
    unit,
    case when unit_key <> 0 then dimension is not null end as dimension_is_given,
    unit_key = 0 or coalesce(regexp_matches(unit, '\S'), false) as unit_is_given
from star.dim_unit
