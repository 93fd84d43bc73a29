-- The lookup's themes, and those that rows name and the lookup does not (any more).
merge into star.dim_theme as known
using (
    with named as (
        select unnest(indicator.themes) as theme
        from scratch.landing.indicator
        union
        select unnest(commitment.themes) as theme
        from scratch.landing.commitment
        union
        select unnest(interest.themes) as theme
        from scratch.landing.declared_interest as interest
        union
        select theme.theme
        from scratch.landing.theme
    )

    select
        coalesce(
            existing.theme_key,
            (select max(dim_theme.theme_key) from star.dim_theme)
            + row_number() over (partition by existing.theme_key is null order by named.theme)
        ) as theme_key,
        named.theme,
        coalesce(lookup.label, existing.label, named.theme) as label,
        coalesce(lookup.scheme, existing.scheme) as scheme,
        coalesce(lookup.scheme_label, existing.scheme_label) as scheme_label,
        coalesce(lookup.code, existing.code) as code
    from named
    left join scratch.landing.theme as lookup
        on named.theme = lookup.theme
    left join star.dim_theme as existing
        on named.theme = existing.theme
    where named.theme is not null
) as fresh
    on known.theme_key = fresh.theme_key
when matched then
    update
        set
            label = fresh.label,
            scheme = fresh.scheme,
            scheme_label = fresh.scheme_label,
            code = fresh.code
when not matched then insert (
    theme_key,
    theme,
    label,
    scheme,
    scheme_label,
    code
) values (
    fresh.theme_key,
    fresh.theme,
    fresh.label,
    fresh.scheme,
    fresh.scheme_label,
    fresh.code
);
