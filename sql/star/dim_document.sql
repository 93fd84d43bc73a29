create table if not exists star.dim_document (
    document_key integer not null,
    document_id varchar,
    sha256 varchar,
    file_name varchar,
    media_type varchar,
    byte_size bigint,
    source varchar,
    collected_at timestamp,
    title varchar,
    publisher varchar,
    published_on varchar,
    published_date_key integer not null,
    language varchar,
    place varchar,
    place_key integer not null,
    licence varchar,
    url varchar,
    uris varchar[],
    is_current boolean not null,
    valid_from timestamp,
    valid_to timestamp,
    supersedes varchar,
    pages integer,
    outcome varchar,
    reason varchar,
    batch_id varchar,
    processed_at timestamp,
    run_key integer not null,
    first_release_id varchar
);

comment on table star.dim_document is
'One row a document, that is one set of bytes wherever it was found. A changed file at the same place is a new row '
'that supersedes the old one (slowly changing dimension, type 2). Key 0 is the unknown document: its other columns '
'are null.';
comment on column star.dim_document.document_key is 'Surrogate key; 0 is unknown.';
comment on column star.dim_document.document_id is 'The first 16 digits of the SHA-256 of the bytes.';
comment on column star.dim_document.sha256 is 'The SHA-256 of the bytes; the store keeps them under it.';
comment on column star.dim_document.file_name is 'The file''s name where it was first seen.';
comment on column star.dim_document.media_type is 'The media type that the content shows.';
comment on column star.dim_document.byte_size is 'Size in bytes.';
comment on column star.dim_document.source is
'The source that the file came from, by the name of its file in include/sources.';
comment on column star.dim_document.collected_at is 'When the bytes were first kept, UTC.';
comment on column star.dim_document.title is 'The title that the document or its source states.';
comment on column star.dim_document.publisher is 'Who published it.';
comment on column star.dim_document.published_on is
'When it was published, as exact as stated: 2020, 2020-11 or 2020-11-05.';
comment on column star.dim_document.published_date_key is 'To dim_date: the first day that published_on can mean.';
comment on column star.dim_document.language is 'The language of the text, ISO 639.';
comment on column star.dim_document.place is
'The place that the document speaks for, as its source or its text names it.';
comment on column star.dim_document.place_key is
'To dim_place: the canonical place of that name; 0 where there is none.';
comment on column star.dim_document.licence is 'The licence that the source states.';
comment on column star.dim_document.url is 'Where the publisher offers the document to the public.';
comment on column star.dim_document.uris is
'The places where the bytes stand now; of a superseded document, where they stood.';
comment on column star.dim_document.is_current is
'Whether the bytes are the newest at one place at least. The analytics views show these alone.';
comment on column star.dim_document.valid_from is 'When the bytes were first seen at a place, UTC.';
comment on column star.dim_document.valid_to is
'When other bytes were seen at the last of its places, UTC; null while the document is current.';
comment on column star.dim_document.supersedes is 'The document_id of the bytes that stood at the place before.';
comment on column star.dim_document.pages is 'How many pages convert read.';
comment on column star.dim_document.outcome is 'How the stages fared with it: ok, partial or failed.';
comment on column star.dim_document.reason is 'Why the outcome is not ok.';
comment on column star.dim_document.batch_id is 'The batch that its rows were loaded from.';
comment on column star.dim_document.processed_at is
'When the last stage began to work on it in that batch, UTC; a batch with an older one does not replace its rows.';
comment on column star.dim_document.run_key is 'To dim_run: the run that loaded its rows.';
comment on column star.dim_document.first_release_id is
'The first release that held it, also where the warehouse was built anew since.';

insert into star.dim_document (document_key, published_date_key, place_key, run_key, is_current)
select
    0 as document_key,
    0 as published_date_key,
    0 as place_key,
    0 as run_key,
    false as is_current
where not exists (
    select 1 from star.dim_document
    where document_key = 0
);
