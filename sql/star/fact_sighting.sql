create table if not exists star.fact_sighting (
    document_key integer not null,
    date_key integer not null,
    uri varchar not null,
    document_id varchar not null,
    file_name varchar,
    source varchar,
    seen_at timestamp not null,
    modified varchar,
    byte_size bigint,
    batch_id varchar
);

comment on table star.fact_sighting is
'One row a time that bytes were newly seen at a place: the history that tells which document is current.';
comment on column star.fact_sighting.document_key is 'To dim_document; 0 where the document was never loaded.';
comment on column star.fact_sighting.date_key is 'To dim_date: the day on which it was seen.';
comment on column star.fact_sighting.uri is 'The place.';
comment on column star.fact_sighting.document_id is 'The bytes that stood there.';
comment on column star.fact_sighting.file_name is 'The file''s name there.';
comment on column star.fact_sighting.source is 'The source that the place belongs to.';
comment on column star.fact_sighting.seen_at is 'When it was seen, UTC.';
comment on column star.fact_sighting.modified is 'When the place says that the file was changed, ISO 8601.';
comment on column star.fact_sighting.byte_size is 'Size in bytes.';
comment on column star.fact_sighting.batch_id is 'The batch that told of it.';
