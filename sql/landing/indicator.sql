create table if not exists scratch.landing.indicator (
    batch_id varchar not null,
    indicator_id varchar not null,
    document_id varchar not null,
    block_id varchar,
    page integer,
    section varchar,
    indicator varchar,
    subject varchar,
    value double,
    value_upper double,
    value_text varchar,
    comparator varchar,
    unit varchar,
    kind varchar,
    direction varchar,
    period varchar,
    quote varchar,
    char_start bigint,
    char_end bigint,
    box double[],
    confidence double,
    extractor_version varchar,
    indicator_source varchar,
    subject_source varchar,
    indicator_standard varchar,
    standard_score double,
    standard_method varchar,
    place varchar,
    place_code varchar,
    organization varchar,
    unit_dimension varchar,
    standard_value double,
    standard_unit varchar,
    period_start varchar,
    period_end varchar,
    themes varchar[],
    theme_scores double[],
    warnings varchar[]
);

comment on table scratch.landing.indicator is 'The indicators of the batches being loaded that passed inspection.';
comment on column scratch.landing.indicator.batch_id is 'The batch that brought the row.';
comment on column scratch.landing.indicator.indicator_id is 'The row''s own id.';
comment on column scratch.landing.indicator.document_id is 'The document.';
comment on column scratch.landing.indicator.block_id is 'The block that the row was read from.';
comment on column scratch.landing.indicator.page is 'The page, from 1.';
comment on column scratch.landing.indicator.section is 'The headings that the row stands under.';
comment on column scratch.landing.indicator.indicator is 'The property measured, as written.';
comment on column scratch.landing.indicator.subject is 'Who or what has the property, as written.';
comment on column scratch.landing.indicator.value is 'The number in base units.';
comment on column scratch.landing.indicator.value_upper is 'The upper end of a range.';
comment on column scratch.landing.indicator.value_text is 'The number as written.';
comment on column scratch.landing.indicator.comparator is '=, >, >=, <, <= or ~.';
comment on column scratch.landing.indicator.unit is 'The unit as the guidelines code it.';
comment on column scratch.landing.indicator.kind is 'actual, target, change, rank or projection.';
comment on column scratch.landing.indicator.direction is 'increase or decrease.';
comment on column scratch.landing.indicator.period is 'What the value is for, ISO 8601.';
comment on column scratch.landing.indicator.quote is 'The source text.';
comment on column scratch.landing.indicator.char_start is 'Where the quote starts in the document''s text.';
comment on column scratch.landing.indicator.char_end is 'Where it ends, exclusive.';
comment on column scratch.landing.indicator.box is 'x0, top, x1, bottom on the page, in points.';
comment on column scratch.landing.indicator.confidence is 'How sure the extractor is, 0 to 1.';
comment on column scratch.landing.indicator.extractor_version is 'The extractor that found the row.';
comment on column scratch.landing.indicator.indicator_source is 'Where the words of the indicator stand.';
comment on column scratch.landing.indicator.subject_source is 'Where the subject stands.';
comment on column scratch.landing.indicator.indicator_standard is 'The standard indicator.';
comment on column scratch.landing.indicator.standard_score is 'How well the standard indicator fits, 0 to 1.';
comment on column scratch.landing.indicator.standard_method is 'How it was found: terms or embedding.';
comment on column scratch.landing.indicator.place is 'The canonical place.';
comment on column scratch.landing.indicator.place_code is 'The place''s code.';
comment on column scratch.landing.indicator.organization is 'The canonical organisation.';
comment on column scratch.landing.indicator.unit_dimension is 'What the unit measures.';
comment on column scratch.landing.indicator.standard_value is 'The value in the standard unit.';
comment on column scratch.landing.indicator.standard_unit is 'The standard unit of the dimension.';
comment on column scratch.landing.indicator.period_start is 'First day, ISO 8601.';
comment on column scratch.landing.indicator.period_end is 'Last day, ISO 8601.';
comment on column scratch.landing.indicator.themes is 'The themes.';
comment on column scratch.landing.indicator.theme_scores is 'How well each theme fits, 0 to 1.';
comment on column scratch.landing.indicator.warnings is 'The warnings that the row did not meet.';
