-- What expectations/star/bridge_commitment_organization.json looks at: one row a link, with a flag for each end that
-- says whether it is there.
select
    commitment_key,
    organization_key,
    role,
    position,
    commitment_key in (select fact_commitment.commitment_key from star.fact_commitment) as commitment_key_is_known,
    organization_key <> 0
    and organization_key in (select dim_organization.organization_key from star.dim_organization)
        as organization_key_is_known
from star.bridge_commitment_organization
