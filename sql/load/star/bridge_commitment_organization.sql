-- The chosen documents' commitments are in fact_commitment by now, and no bridge of theirs is left.
insert into star.bridge_commitment_organization (
    commitment_key,
    organization_key,
    role,
    position
)
with stated as (
    select
        fact.commitment_key,
        commitment.statement,
        commitment.actor_organization,
        commitment.partner_organizations
    from scratch.landing.commitment
    inner join scratch.landing.chosen_document as chosen
        on
            commitment.document_id = chosen.document_id
            and commitment.batch_id = chosen.batch_id
    inner join star.dim_document as document
        on commitment.document_id = document.document_id
    inner join star.fact_commitment as fact
        on
            document.document_key = fact.document_key
            and commitment.commitment_id = fact.commitment_id
),

named as (
    select
        stated.commitment_key,
        case when stated.statement = 'request' then 'asked' else 'actor' end as role,
        stated.actor_organization as name,
        1 as place_in_list
    from stated
    union all
    select
        stated.commitment_key,
        'partner' as role,
        unnest(stated.partner_organizations) as name,
        generate_subscripts(stated.partner_organizations, 1) as place_in_list
    from stated
)

select
    named.commitment_key,
    organization.organization_key,
    named.role,
    row_number() over (partition by named.commitment_key, named.role order by min(named.place_in_list)) as position
from named
inner join star.dim_organization as organization
    on named.name = organization.name
group by
    named.commitment_key,
    named.role,
    organization.organization_key
order by
    named.commitment_key,
    named.role,
    position;
