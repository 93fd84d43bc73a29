-- What expectations/star/dim_place.json looks at: one row a place.
select
    place_key,
    name,
    kind,
    country_code,
    subdivision_code,
    latitude,
    longitude,
    place_key = 0 or coalesce(regexp_matches(name, '\S'), false) as name_is_given,
    (latitude is null) = (longitude is null) as coordinates_are_whole,
    subdivision_code is null or coalesce(starts_with(subdivision_code, country_code || '-'), false)
        as subdivision_is_of_country
from star.dim_place
