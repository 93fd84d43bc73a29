-- What expectations/star/dim_organization.json looks at: one row an organisation.
select
    organization_key,
    name,
    organization_key = 0 or coalesce(regexp_matches(name, '\S'), false) as name_is_given,
    organization_key = 0 or coalesce(regexp_matches(kind, '\S'), false) as kind_is_given
from star.dim_organization
