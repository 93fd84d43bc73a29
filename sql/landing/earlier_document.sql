create table if not exists scratch.landing.earlier_document (
    document_id varchar not null,
    first_release_id varchar not null
);

comment on table scratch.landing.earlier_document is
'The documents of the release before, where the warehouse is built anew and not from its copy.';
comment on column scratch.landing.earlier_document.document_id is 'The document.';
comment on column scratch.landing.earlier_document.first_release_id is 'The first release that held it.';
