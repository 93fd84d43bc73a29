-- The lookup's standard indicators, and those that rows name and the lookup does not (any more).
merge into star.dim_indicator as known
using (
    with named as (
        select indicator.indicator_standard
        from scratch.landing.indicator
        union
        select lookup.indicator_standard
        from scratch.landing.standard_indicator as lookup
    )

    select
        coalesce(
            existing.indicator_key,
            (select max(dim_indicator.indicator_key) from star.dim_indicator)
            + row_number() over (partition by existing.indicator_key is null order by named.indicator_standard)
        ) as indicator_key,
        named.indicator_standard,
        coalesce(lookup.label, existing.label, named.indicator_standard) as label,
        coalesce(lookup.definition, existing.definition) as definition,
        coalesce(lookup.dimensions, existing.dimensions) as dimensions,
        coalesce(lookup.polarity, existing.polarity) as polarity,
        coalesce(lookup.sdg_target, existing.sdg_target) as sdg_target,
        coalesce(lookup.change_of, existing.change_of) as change_of
    from named
    left join scratch.landing.standard_indicator as lookup
        on named.indicator_standard = lookup.indicator_standard
    left join star.dim_indicator as existing
        on named.indicator_standard = existing.indicator_standard
    where named.indicator_standard is not null
) as fresh
    on known.indicator_key = fresh.indicator_key
when matched then
    update
        set
            label = fresh.label,
            definition = fresh.definition,
            dimensions = fresh.dimensions,
            polarity = fresh.polarity,
            sdg_target = fresh.sdg_target,
            change_of = fresh.change_of
when not matched then insert (
    indicator_key,
    indicator_standard,
    label,
    definition,
    dimensions,
    polarity,
    sdg_target,
    change_of
) values (
    fresh.indicator_key,
    fresh.indicator_standard,
    fresh.label,
    fresh.definition,
    fresh.dimensions,
    fresh.polarity,
    fresh.sdg_target,
    fresh.change_of
);
