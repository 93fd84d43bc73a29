-- The chosen documents' values, sorted by place and indicator so that a query for these reads few blocks.
-- forget_documents.sql has taken the old ones out.
insert into star.fact_indicator (
    observation_key,
    indicator_id,
    document_key,
    passage_key,
    place_key,
    indicator_key,
    organization_key,
    unit_key,
    standard_unit_key,
    period_key,
    run_key,
    indicator,
    subject,
    kind,
    direction,
    comparator,
    value,
    value_upper,
    value_text,
    standard_value,
    standard_score,
    standard_method,
    confidence,
    extractor_version,
    indicator_source,
    subject_source,
    themes,
    warnings
)
with stated as (
    select
        document.document_key,
        document.run_key,
        indicator.*
    from scratch.landing.indicator
    inner join scratch.landing.chosen_document as chosen
        on
            indicator.document_id = chosen.document_id
            and indicator.batch_id = chosen.batch_id
    inner join star.dim_document as document
        on indicator.document_id = document.document_id
),

named_themes as (
    select
        stated.document_key,
        stated.indicator_id,
        unnest(stated.themes) as theme,
        generate_subscripts(stated.themes, 1) as place_in_list
    from stated
),

theme_names as (
    select
        named_themes.document_key,
        named_themes.indicator_id,
        list(theme.label order by named_themes.place_in_list) as themes
    from named_themes
    inner join star.dim_theme as theme
        on named_themes.theme = theme.theme
    group by
        named_themes.document_key,
        named_themes.indicator_id
),

keyed as (
    select
        stated.*,
        passage.passage_key,
        coalesce(place.place_key, 0) as place_key,
        coalesce(standard.indicator_key, 0) as indicator_key,
        coalesce(organization.organization_key, 0) as organization_key,
        coalesce(unit.unit_key, 0) as unit_key,
        coalesce(standard_unit.unit_key, 0) as standard_unit_key,
        coalesce(period.period_key, 0) as period_key
    from stated
    inner join star.dim_passage as passage
        on
            stated.document_key = passage.document_key
            and stated.char_start = passage.char_start
            and stated.char_end = passage.char_end
            and stated.quote = passage.quote
    left join star.dim_place as place
        on stated.place = place.name
    left join star.dim_indicator as standard
        on stated.indicator_standard = standard.indicator_standard
    left join star.dim_organization as organization
        on stated.organization = organization.name
    left join star.dim_unit as unit
        on stated.unit = unit.unit
    left join star.dim_unit as standard_unit
        on stated.standard_unit = standard_unit.unit
    left join star.dim_period as period
        on
            stated.period is not distinct from period.period
            and try_cast(stated.period_start as date) is not distinct from period.period_start
            and try_cast(stated.period_end as date) is not distinct from period.period_end
),

numbered as (
    select
        keyed.*,
        coalesce((select max(fact_indicator.observation_key) from star.fact_indicator), 0)
        + row_number() over (
            order by keyed.place_key, keyed.indicator_key, keyed.document_key, keyed.char_start, keyed.indicator_id
        ) as observation_key
    from keyed
)

select
    numbered.observation_key,
    numbered.indicator_id,
    numbered.document_key,
    numbered.passage_key,
    numbered.place_key,
    numbered.indicator_key,
    numbered.organization_key,
    numbered.unit_key,
    numbered.standard_unit_key,
    numbered.period_key,
    numbered.run_key,
    numbered.indicator,
    numbered.subject,
    numbered.kind,
    numbered.direction,
    numbered.comparator,
    numbered.value,
    numbered.value_upper,
    numbered.value_text,
    numbered.standard_value,
    numbered.standard_score,
    numbered.standard_method,
    numbered.confidence,
    numbered.extractor_version,
    numbered.indicator_source,
    numbered.subject_source,
    coalesce(theme_names.themes, []) as themes,
    coalesce(numbered.warnings, []) as warnings
from numbered
left join theme_names
    on
        numbered.document_key = theme_names.document_key
        and numbered.indicator_id = theme_names.indicator_id
order by numbered.observation_key;
