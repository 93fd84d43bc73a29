-- The newest description of a place counts; a place that only a row names comes in without one.
merge into star.dim_place as known
using (
    with described as (
        select
            place.name,
            place.kind,
            place.country_code,
            place.subdivision_code,
            place.latitude,
            place.longitude,
            row_number() over (partition by place.name order by place.batch_id desc, place.kind asc) as position
        from scratch.landing.place
    ),

    named as (
        select described.name
        from described
        union
        select indicator.place as name
        from scratch.landing.indicator
        union
        select unnest(commitment.canonical_places) as name
        from scratch.landing.commitment
    )

    select
        coalesce(
            existing.place_key,
            (select max(dim_place.place_key) from star.dim_place)
            + row_number() over (partition by existing.place_key is null order by named.name)
        ) as place_key,
        named.name,
        coalesce(described.kind, existing.kind, 'unknown') as kind,
        coalesce(described.country_code, existing.country_code) as country_code,
        coalesce(described.subdivision_code, existing.subdivision_code) as subdivision_code,
        coalesce(described.latitude, existing.latitude) as latitude,
        coalesce(described.longitude, existing.longitude) as longitude
    from named
    left join described
        on
            named.name = described.name
            and described.position = 1
    left join star.dim_place as existing
        on named.name = existing.name
    where named.name is not null
) as fresh
    on known.place_key = fresh.place_key
when matched then
    update
        set
            kind = fresh.kind,
            country_code = fresh.country_code,
            subdivision_code = fresh.subdivision_code,
            latitude = fresh.latitude,
            longitude = fresh.longitude
when not matched then insert (
    place_key,
    name,
    kind,
    country_code,
    subdivision_code,
    latitude,
    longitude
) values (
    fresh.place_key,
    fresh.name,
    fresh.kind,
    fresh.country_code,
    fresh.subdivision_code,
    fresh.latitude,
    fresh.longitude
);
