create table if not exists star.dim_place (
    place_key integer not null,
    name varchar,
    kind varchar,
    country_code varchar,
    subdivision_code varchar,
    latitude double,
    longitude double
);

comment on table star.dim_place is
'One row a place that a document, an indicator or a commitment names. Key 0 is the unknown place: its other columns '
'are null.';
comment on column star.dim_place.place_key is 'Surrogate key; 0 is unknown.';
comment on column star.dim_place.name is 'The canonical name.';
comment on column star.dim_place.kind is
'city, district, region, country or world; unknown where a row names a place that no gazetteer described.';
comment on column star.dim_place.country_code is 'The country, ISO 3166-1 alpha-2.';
comment on column star.dim_place.subdivision_code is 'The state, province or region, ISO 3166-2.';
comment on column star.dim_place.latitude is 'Degrees north, WGS 84.';
comment on column star.dim_place.longitude is 'Degrees east, WGS 84.';

insert into star.dim_place (place_key)
select 0 as place_key
where not exists (
    select 1 from star.dim_place
    where place_key = 0
);
