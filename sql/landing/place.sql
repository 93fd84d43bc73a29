create table if not exists scratch.landing.place (
    batch_id varchar not null,
    name varchar not null,
    kind varchar,
    country_code varchar,
    subdivision_code varchar,
    latitude double,
    longitude double
);

comment on table scratch.landing.place is 'The places that rows or documents of the batches name.';
comment on column scratch.landing.place.batch_id is 'The batch that brought the row.';
comment on column scratch.landing.place.name is 'The canonical name.';
comment on column scratch.landing.place.kind is 'city, district, region, country or world.';
comment on column scratch.landing.place.country_code is 'ISO 3166-1 alpha-2.';
comment on column scratch.landing.place.subdivision_code is 'ISO 3166-2.';
comment on column scratch.landing.place.latitude is 'Degrees north.';
comment on column scratch.landing.place.longitude is 'Degrees east.';
