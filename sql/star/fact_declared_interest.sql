create table if not exists star.fact_declared_interest (
    interest_key integer not null,
    interest_id varchar not null,
    document_key integer not null,
    passage_key integer not null,
    actor_organization_key integer not null,
    run_key integer not null,
    question varchar,
    option varchar,
    is_declared boolean,
    actor varchar,
    themes varchar[],
    theme_codes varchar[],
    confidence double,
    extractor_version varchar,
    warnings varchar[]
);

comment on table star.fact_declared_interest is
'One row an option of a form, survey or slide, ticked or not: what a city says that it is interested in.';
comment on column star.fact_declared_interest.interest_key is 'The row''s own key, for bridges.';
comment on column star.fact_declared_interest.interest_id is 'The row''s id: the same text gives the same id.';
comment on column star.fact_declared_interest.document_key is 'To dim_document.';
comment on column star.fact_declared_interest.passage_key is 'To dim_passage: page, section, rectangle and quote.';
comment on column star.fact_declared_interest.actor_organization_key is
'To dim_organization: the canonical organisation that declares it.';
comment on column star.fact_declared_interest.run_key is 'To dim_run: the run that loaded the row.';
comment on column star.fact_declared_interest.question is
'The question, line or column heading that the option stands under.';
comment on column star.fact_declared_interest.option is 'The option, in the text''s words.';
comment on column star.fact_declared_interest.is_declared is 'Whether the option is ticked.';
comment on column star.fact_declared_interest.actor is
'Who declares it, by the name that the text uses in full.';
comment on column star.fact_declared_interest.themes is
'The names of the themes that the option names: bridge_declared_interest_theme as a list.';
comment on column star.fact_declared_interest.theme_codes is
'The same themes as dim_theme.theme has them, with their scheme: iuc:smart-cities, sdg:11.';
comment on column star.fact_declared_interest.confidence is 'How sure the extractor is of the row, 0 to 1.';
comment on column star.fact_declared_interest.extractor_version is 'The extractor that found the row.';
comment on column star.fact_declared_interest.warnings is
'The expectations of severity warning that the row did not meet.';
