create table if not exists scratch.landing.organization (
    batch_id varchar not null,
    name varchar not null,
    kind varchar,
    aliases varchar[]
);

comment on table scratch.landing.organization is 'The organisations that rows of the batches name.';
comment on column scratch.landing.organization.batch_id is 'The batch that brought the row.';
comment on column scratch.landing.organization.name is 'The canonical name.';
comment on column scratch.landing.organization.kind is 'The kind of organisation.';
comment on column scratch.landing.organization.aliases is 'Names that stand for it.';
