create table if not exists scratch.landing.document (
    batch_id varchar not null,
    document_id varchar not null,
    sha256 varchar,
    file_name varchar,
    media_type varchar,
    byte_size bigint,
    source varchar,
    collected_at timestamp,
    title varchar,
    publisher varchar,
    published_on varchar,
    language varchar,
    place varchar,
    licence varchar,
    url varchar
);

comment on table scratch.landing.document is 'The documents of the batches being loaded, as convert completed them.';
comment on column scratch.landing.document.batch_id is 'The batch that brought the row.';
comment on column scratch.landing.document.document_id is 'The first 16 digits of the SHA-256 of the bytes.';
comment on column scratch.landing.document.sha256 is 'The SHA-256 of the bytes.';
comment on column scratch.landing.document.file_name is 'The file''s name where it was first seen.';
comment on column scratch.landing.document.media_type is 'The media type that the content shows.';
comment on column scratch.landing.document.byte_size is 'Bytes.';
comment on column scratch.landing.document.source is 'The source that the file came from.';
comment on column scratch.landing.document.collected_at is 'When the bytes were first kept, UTC.';
comment on column scratch.landing.document.title is 'The title that the document or its source states.';
comment on column scratch.landing.document.publisher is 'Who published it.';
comment on column scratch.landing.document.published_on is 'Year, month or day of publication, ISO 8601.';
comment on column scratch.landing.document.language is 'The language of the text.';
comment on column scratch.landing.document.place is 'The place that the document speaks for, as named.';
comment on column scratch.landing.document.licence is 'The licence that the source states.';
comment on column scratch.landing.document.url is 'Where the publisher offers the document.';
