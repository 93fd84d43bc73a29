-- A unit's dimension is what rows that were harmonized say of it; a unit without one waits for a row that knows.
merge into star.dim_unit as known
using (
    with named as (
        select
            indicator.unit,
            indicator.unit_dimension as dimension
        from scratch.landing.indicator
        union all
        select
            indicator.standard_unit as unit,
            indicator.unit_dimension as dimension
        from scratch.landing.indicator
        union all
        select
            commitment.target_unit as unit,
            null as dimension
        from scratch.landing.commitment
    ),

    units as (
        select
            named.unit,
            min(named.dimension) as dimension
        from named
        where named.unit is not null
        group by named.unit
    )

    select
        coalesce(
            existing.unit_key,
            (select max(dim_unit.unit_key) from star.dim_unit)
            + row_number() over (partition by existing.unit_key is null order by units.unit)
        ) as unit_key,
        units.unit,
        coalesce(units.dimension, existing.dimension) as dimension
    from units
    left join star.dim_unit as existing
        on units.unit = existing.unit
) as fresh
    on known.unit_key = fresh.unit_key
when matched then
    update
        set
            dimension = fresh.dimension
when not matched then insert (
    unit_key,
    unit,
    dimension
) values (
    fresh.unit_key,
    fresh.unit,
    fresh.dimension
);
