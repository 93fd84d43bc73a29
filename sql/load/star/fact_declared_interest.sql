-- The chosen documents' options. forget_documents.sql has taken the old ones out.
insert into star.fact_declared_interest (
    interest_key,
    interest_id,
    document_key,
    passage_key,
    actor_organization_key,
    run_key,
    question,
    option,
    is_declared,
    actor,
    themes,
    theme_codes,
    confidence,
    extractor_version,
    warnings
)
with stated as (
    select
        document.document_key,
        document.run_key,
        coalesce((select max(fact_declared_interest.interest_key) from star.fact_declared_interest), 0)
        + row_number() over (
            order by document.document_key, interest.char_start, interest.char_end, interest.interest_id
        ) as interest_key,
        interest.*
    from scratch.landing.declared_interest as interest
    inner join scratch.landing.chosen_document as chosen
        on
            interest.document_id = chosen.document_id
            and interest.batch_id = chosen.batch_id
    inner join star.dim_document as document
        on interest.document_id = document.document_id
),

named_themes as (
    select
        stated.interest_key,
        unnest(stated.themes) as theme,
        generate_subscripts(stated.themes, 1) as place_in_list
    from stated
),

theme_names as (
    select
        named_themes.interest_key,
        list(theme.label order by named_themes.place_in_list) as themes,
        list(theme.theme order by named_themes.place_in_list) as theme_codes
    from named_themes
    inner join star.dim_theme as theme
        on named_themes.theme = theme.theme
    group by named_themes.interest_key
)

select
    stated.interest_key,
    stated.interest_id,
    stated.document_key,
    passage.passage_key,
    coalesce(actor.organization_key, 0) as actor_organization_key,
    stated.run_key,
    stated.question,
    stated.option,
    stated.is_declared,
    stated.actor,
    coalesce(theme_names.themes, []) as themes,
    coalesce(theme_names.theme_codes, []) as theme_codes,
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
left join theme_names
    on stated.interest_key = theme_names.interest_key
left join star.dim_organization as actor
    on stated.actor_organization = actor.name
order by stated.interest_key;
