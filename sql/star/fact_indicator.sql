create table if not exists star.fact_indicator (
    observation_key integer not null,
    indicator_id varchar not null,
    document_key integer not null,
    passage_key integer not null,
    place_key integer not null,
    indicator_key integer not null,
    organization_key integer not null,
    unit_key integer not null,
    standard_unit_key integer not null,
    period_key integer not null,
    run_key integer not null,
    indicator varchar,
    subject varchar,
    kind varchar,
    direction varchar,
    comparator varchar,
    value double,
    value_upper double,
    value_text varchar,
    standard_value double,
    standard_score double,
    standard_method varchar,
    confidence double,
    extractor_version varchar,
    indicator_source varchar,
    subject_source varchar,
    themes varchar[],
    warnings varchar[]
);

comment on table star.fact_indicator is
'One row a stated value: one number that a text gives to a property of a subject.';
comment on column star.fact_indicator.observation_key is 'The row''s own key, for bridges and fact_progress.';
comment on column star.fact_indicator.indicator_id is 'The row''s id: the same text gives the same id.';
comment on column star.fact_indicator.document_key is 'To dim_document.';
comment on column star.fact_indicator.passage_key is 'To dim_passage: page, section, rectangle and quote.';
comment on column star.fact_indicator.place_key is 'To dim_place: the place that the value is for.';
comment on column star.fact_indicator.indicator_key is 'To dim_indicator: the standard indicator; 0 where none fits.';
comment on column star.fact_indicator.organization_key is
'To dim_organization: the organisation that the value is for.';
comment on column star.fact_indicator.unit_key is 'To dim_unit: the unit as written.';
comment on column star.fact_indicator.standard_unit_key is 'To dim_unit: the unit of standard_value.';
comment on column star.fact_indicator.period_key is
'To dim_period: what the value is for; for a target, when it is due.';
comment on column star.fact_indicator.run_key is 'To dim_run: the run that loaded the row.';
comment on column star.fact_indicator.indicator is 'The property measured, in the text''s words.';
comment on column star.fact_indicator.subject is 'Who or what has the property, in the text''s words.';
comment on column star.fact_indicator.kind is 'actual, target, change, rank or projection.';
comment on column star.fact_indicator.direction is 'increase or decrease, where the text says so.';
comment on column star.fact_indicator.comparator is
'=, > (more than), >= (at least), < (under), <= (at most) or ~ (about).';
comment on column star.fact_indicator.value is
'The number in base units: scale words multiplied out, a percentage as written.';
comment on column star.fact_indicator.value_upper is 'The upper end of a range, else null.';
comment on column star.fact_indicator.value_text is 'The number as written.';
comment on column star.fact_indicator.standard_value is 'The value in the standard unit of its dimension, else null.';
comment on column star.fact_indicator.standard_score is 'How well the standard indicator fits, 0 to 1.';
comment on column star.fact_indicator.standard_method is
'How the standard indicator was found: terms (its wordings) or embedding (what the words mean).';
comment on column star.fact_indicator.confidence is 'How sure the extractor is of the row, 0 to 1.';
comment on column star.fact_indicator.extractor_version is 'The extractor that found the row.';
comment on column star.fact_indicator.indicator_source is
'Where the words of the indicator stand: sentence, text before, table, chart or heading.';
comment on column star.fact_indicator.subject_source is
'Where the subject stands: sentence, text before, list head, table, section, or document (whom it speaks for).';
comment on column star.fact_indicator.themes is
'The themes'' names, in the order of themes.yml: bridge_indicator_theme as a list, which is faster to read.';
comment on column star.fact_indicator.warnings is 'The expectations of severity warning that the row did not meet.';
