create table if not exists star.dim_organization (
    organization_key integer not null,
    name varchar,
    kind varchar,
    aliases varchar[]
);

comment on table star.dim_organization is
'One row an organisation, city or body that a row names. Key 0 is the unknown organisation: its other columns are '
'null.';
comment on column star.dim_organization.organization_key is 'Surrogate key; 0 is unknown.';
comment on column star.dim_organization.name is 'The canonical name.';
comment on column star.dim_organization.kind is
'The kind of organisation; unknown where a row names one that no record described.';
comment on column star.dim_organization.aliases is 'The other names that stand for it, sorted.';

insert into star.dim_organization (organization_key)
select 0 as organization_key
where not exists (
    select 1 from star.dim_organization
    where organization_key = 0
);
