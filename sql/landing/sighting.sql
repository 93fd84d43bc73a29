create table if not exists scratch.landing.sighting (
    batch_id varchar not null,
    uri varchar not null,
    document_id varchar not null,
    file_name varchar,
    source varchar,
    seen_at timestamp,
    byte_size bigint,
    modified varchar
);

comment on table scratch.landing.sighting is 'Where bytes were seen, and when.';
comment on column scratch.landing.sighting.batch_id is 'The batch that brought the row.';
comment on column scratch.landing.sighting.uri is 'The place.';
comment on column scratch.landing.sighting.document_id is 'The bytes that stood there.';
comment on column scratch.landing.sighting.file_name is 'The file''s name there.';
comment on column scratch.landing.sighting.source is 'The source that the place belongs to.';
comment on column scratch.landing.sighting.seen_at is 'When, UTC.';
comment on column scratch.landing.sighting.byte_size is 'Bytes.';
comment on column scratch.landing.sighting.modified is 'When the place says that the file was changed, ISO 8601.';
