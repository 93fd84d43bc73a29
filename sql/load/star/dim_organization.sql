-- The newest kind of an organisation counts, and all names that ever stood for it.
merge into star.dim_organization as known
using (
    with described as (
        select
            organization.name,
            arg_max(organization.kind, organization.batch_id) as kind,
            flatten(list(organization.aliases)) as aliases
        from scratch.landing.organization
        group by organization.name
    ),

    named as (
        select described.name
        from described
        union
        select indicator.organization as name
        from scratch.landing.indicator
        union
        select commitment.actor_organization as name
        from scratch.landing.commitment
        union
        select interest.actor_organization as name
        from scratch.landing.declared_interest as interest
        union
        select unnest(commitment.partner_organizations) as name
        from scratch.landing.commitment
    )

    select
        coalesce(
            existing.organization_key,
            (select max(dim_organization.organization_key) from star.dim_organization)
            + row_number() over (partition by existing.organization_key is null order by named.name)
        ) as organization_key,
        named.name,
        coalesce(described.kind, existing.kind, 'unknown') as kind,
        list_sort(list_distinct(list_concat(coalesce(existing.aliases, []), coalesce(described.aliases, []))))
            as aliases
    from named
    left join described
        on named.name = described.name
    left join star.dim_organization as existing
        on named.name = existing.name
    where named.name is not null
) as fresh
    on known.organization_key = fresh.organization_key
when matched then
    update
        set
            kind = fresh.kind,
            aliases = fresh.aliases
when not matched then insert (
    organization_key,
    name,
    kind,
    aliases
) values (
    fresh.organization_key,
    fresh.name,
    fresh.kind,
    fresh.aliases
);
