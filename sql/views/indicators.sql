create or replace view analytics.indicators as
select
    document.document_id,
    document.title as document_title,
    document.file_name,
    passage.page,
    passage.section,
    fact.indicator,
    standard.indicator_standard,
    fact.subject,
    place.name as place,
    fact.value,
    fact.value_upper,
    fact.value_text,
    fact.comparator,
    unit.unit,
    fact.kind,
    fact.direction,
    period.period,
    period.period_start,
    period.period_end,
    passage.quote,
    passage.char_start,
    passage.char_end,
    passage.box,
    fact.confidence,
    fact.extractor_version,
    fact.indicator_id,
    standard.label as indicator_label,
    fact.standard_value,
    standard_unit.unit as standard_unit,
    unit.dimension as unit_dimension,
    fact.standard_score,
    place.country_code,
    organization.name as organization,
    fact.themes,
    document.publisher,
    document.published_on,
    document.url,
    fact.warnings
from star.fact_indicator as fact
inner join star.dim_document as document
    on fact.document_key = document.document_key
inner join star.dim_passage as passage
    on fact.passage_key = passage.passage_key
inner join star.dim_indicator as standard
    on fact.indicator_key = standard.indicator_key
inner join star.dim_place as place
    on fact.place_key = place.place_key
inner join star.dim_unit as unit
    on fact.unit_key = unit.unit_key
inner join star.dim_unit as standard_unit
    on fact.standard_unit_key = standard_unit.unit_key
inner join star.dim_period as period
    on fact.period_key = period.period_key
inner join star.dim_organization as organization
    on fact.organization_key = organization.organization_key
where document.is_current;

comment on view analytics.indicators is
'One row a stated value of a current document: one number that a text gives to a property of a subject.';
comment on column analytics.indicators.document_id is 'The document: the first 16 digits of the SHA-256 of its bytes.';
comment on column analytics.indicators.document_title is 'The title that the document or its source states.';
comment on column analytics.indicators.file_name is 'The file''s name where it was first seen.';
comment on column analytics.indicators.page is 'The page or slide, from 1.';
comment on column analytics.indicators.section is 'The headings that the passage stands under.';
comment on column analytics.indicators.indicator is 'The property measured, in the text''s words.';
comment on column analytics.indicators.indicator_standard is
'The standard indicator that it stands for; null where none fits.';
comment on column analytics.indicators.subject is 'Who or what has the property, in the text''s words.';
comment on column analytics.indicators.place is 'The canonical place that the value is for.';
comment on column analytics.indicators.value is
'The number in base units: scale words multiplied out, a percentage as written.';
comment on column analytics.indicators.value_upper is 'The upper end of a range, else null.';
comment on column analytics.indicators.value_text is 'The number as written.';
comment on column analytics.indicators.comparator is
'=, > (more than), >= (at least), < (under), <= (at most) or ~ (about).';
comment on column analytics.indicators.unit is
'An ISO 4217 code for money; %, pp, rank or count; else the unit''s symbol.';
comment on column analytics.indicators.kind is 'actual, target, change, rank or projection.';
comment on column analytics.indicators.direction is 'increase or decrease, where the text says so.';
comment on column analytics.indicators.period is 'What the value is for, ISO 8601; for a target, when it is due.';
comment on column analytics.indicators.period_start is 'The period''s first day.';
comment on column analytics.indicators.period_end is 'The period''s last day.';
comment on column analytics.indicators.quote is 'The source text that the row was read from.';
comment on column analytics.indicators.char_start is
'Where the quote starts in the document''s text, in characters from 0.';
comment on column analytics.indicators.char_end is 'Where it ends, exclusive.';
comment on column analytics.indicators.box is
'Where it stands on the page: x0, top, x1, bottom, in points from the top left.';
comment on column analytics.indicators.confidence is 'How sure the extractor is of the row, 0 to 1.';
comment on column analytics.indicators.extractor_version is 'The extractor that found the row.';
comment on column analytics.indicators.indicator_id is 'The row''s id: the same text gives the same id.';
comment on column analytics.indicators.indicator_label is 'The standard indicator''s name for people.';
comment on column analytics.indicators.standard_value is 'The value in the standard unit of its dimension, else null.';
comment on column analytics.indicators.standard_unit is 'The standard unit.';
comment on column analytics.indicators.unit_dimension is 'What the unit measures.';
comment on column analytics.indicators.standard_score is 'How well the standard indicator fits, 0 to 1.';
comment on column analytics.indicators.country_code is 'The place''s country, ISO 3166-1 alpha-2.';
comment on column analytics.indicators.organization is 'The canonical organisation that the value is for.';
comment on column analytics.indicators.themes is 'The themes'' names, in the order of include/lookups/themes.yml.';
comment on column analytics.indicators.publisher is 'Who published the document.';
comment on column analytics.indicators.published_on is 'When it was published, as exact as stated.';
comment on column analytics.indicators.url is 'Where the publisher offers the document.';
comment on column analytics.indicators.warnings is 'The expectations of severity warning that the row did not meet.';
