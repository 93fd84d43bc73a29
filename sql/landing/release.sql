create table if not exists landing.release (
    release_id varchar not null,
    base_release_id varchar,
    schema_version varchar not null,
    run_id varchar not null,
    built_at timestamp not null,
    batches_loaded integer not null,
    rebuilt boolean not null,
    evidence_base varchar
);

comment on table landing.release is 'One row: the release that this warehouse is, and how it was built.';
comment on column landing.release.release_id is 'The release; ids sort by the time of the load.';
comment on column landing.release.base_release_id is
'The release that was current when this one was built; null for the first. Only that one may be replaced by it.';
comment on column landing.release.schema_version is
'A hash of the SQL files that built the warehouse; a warehouse with another one is rebuilt.';
comment on column landing.release.run_id is 'The run that built the release.';
comment on column landing.release.built_at is 'When the load began, UTC.';
comment on column landing.release.batches_loaded is
'How many batches the load put in; 0 says that the release holds nothing that its base did not.';
comment on column landing.release.rebuilt is
'Whether the warehouse was built anew from all batches, not from its base.';
comment on column landing.release.evidence_base is
'What an address of the evidence begins with: nothing where it counts from the release''s folder, null where the '
'release has no evidence pages.';
