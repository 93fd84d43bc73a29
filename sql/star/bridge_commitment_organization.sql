create table if not exists star.bridge_commitment_organization (
    commitment_key integer not null,
    organization_key integer not null,
    role varchar not null,
    position integer not null
);

comment on table star.bridge_commitment_organization is
'One row an organisation and the part that it has in a commitment.';
comment on column star.bridge_commitment_organization.commitment_key is 'To fact_commitment.';
comment on column star.bridge_commitment_organization.organization_key is 'To dim_organization.';
comment on column star.bridge_commitment_organization.role is
'actor: undertakes it; partner: takes part; asked: is asked to act.';
comment on column star.bridge_commitment_organization.position is
'The organisation''s place among those of its role, from 1.';
