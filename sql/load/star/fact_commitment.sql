-- The chosen documents' commitments. fact_indicator.sql comes first: targets are looked up there.
-- forget_documents.sql has taken the old ones out.
insert into star.fact_commitment (
    commitment_key,
    parent_commitment_key,
    commitment_id,
    parent_commitment_id,
    document_key,
    passage_key,
    deadline_key,
    actor_organization_key,
    target_observation_key,
    target_unit_key,
    run_key,
    statement,
    actor,
    action,
    verb,
    strength,
    continuing,
    purpose,
    recurrence,
    target_value,
    partners,
    places_text,
    partner_organizations,
    places,
    themes,
    target_indicator_ids,
    confidence,
    extractor_version,
    warnings
)
with stated as (
    select
        document.document_key,
        document.run_key,
        coalesce((select max(fact_commitment.commitment_key) from star.fact_commitment), 0)
        + row_number() over (
            order by document.document_key, commitment.char_start, commitment.char_end, commitment.commitment_id
        ) as commitment_key,
        commitment.*
    from scratch.landing.commitment
    inner join scratch.landing.chosen_document as chosen
        on
            commitment.document_id = chosen.document_id
            and commitment.batch_id = chosen.batch_id
    inner join star.dim_document as document
        on commitment.document_id = document.document_id
),

named_targets as (
    select
        stated.commitment_key,
        stated.document_key,
        unnest(stated.targets) as indicator_id,
        generate_subscripts(stated.targets, 1) as place_in_list
    from stated
),

found_targets as (
    select
        named_targets.commitment_key,
        arg_min(observation.observation_key, named_targets.place_in_list) as first_observation_key,
        list(observation.indicator_id order by named_targets.place_in_list) as indicator_ids
    from named_targets
    inner join star.fact_indicator as observation
        on
            named_targets.document_key = observation.document_key
            and named_targets.indicator_id = observation.indicator_id
    group by named_targets.commitment_key
),

named_themes as (
    select
        stated.commitment_key,
        unnest(stated.themes) as theme,
        generate_subscripts(stated.themes, 1) as place_in_list
    from stated
),

theme_names as (
    select
        named_themes.commitment_key,
        list(theme.label order by named_themes.place_in_list) as themes
    from named_themes
    inner join star.dim_theme as theme
        on named_themes.theme = theme.theme
    group by named_themes.commitment_key
)

select
    stated.commitment_key,
    coalesce(parent.commitment_key, 0) as parent_commitment_key,
    stated.commitment_id,
    stated.parent_commitment_id,
    stated.document_key,
    passage.passage_key,
    coalesce(deadline.period_key, 0) as deadline_key,
    coalesce(actor.organization_key, 0) as actor_organization_key,
    coalesce(found_targets.first_observation_key, 0) as target_observation_key,
    coalesce(target_unit.unit_key, 0) as target_unit_key,
    stated.run_key,
    stated.statement,
    stated.actor,
    stated.action,
    stated.verb,
    stated.strength,
    stated.continuing,
    stated.purpose,
    stated.recurrence,
    stated.target_value,
    coalesce(stated.partners, []) as partners,
    coalesce(stated.places, []) as places_text,
    coalesce(stated.partner_organizations, []) as partner_organizations,
    coalesce(stated.canonical_places, []) as places,
    coalesce(theme_names.themes, []) as themes,
    coalesce(found_targets.indicator_ids, []) as target_indicator_ids,
    stated.confidence,
    stated.extractor_version,
    coalesce(stated.warnings, []) as warnings
from stated
inner join star.dim_passage as passage
    on
        stated.document_key = passage.document_key
        and stated.char_start = passage.char_start
        and stated.char_end = passage.char_end
        and stated.quote = passage.quote
left join stated as parent
    on
        stated.document_key = parent.document_key
        and stated.parent_commitment_id = parent.commitment_id
left join found_targets
    on stated.commitment_key = found_targets.commitment_key
left join theme_names
    on stated.commitment_key = theme_names.commitment_key
left join star.dim_organization as actor
    on stated.actor_organization = actor.name
left join star.dim_unit as target_unit
    on stated.target_unit = target_unit.unit
left join star.dim_period as deadline
    on
        stated.deadline is not distinct from deadline.period
        and try_cast(stated.deadline_start as date) is not distinct from deadline.period_start
        and try_cast(stated.deadline_end as date) is not distinct from deadline.period_end
order by stated.commitment_key;
