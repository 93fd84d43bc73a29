create or replace view analytics.declared_interests as
select
    fact.interest_id,
    document.document_id,
    document.title as document_title,
    document.file_name,
    passage.page,
    passage.section,
    fact.question,
    fact.option,
    fact.is_declared,
    fact.actor,
    fact.themes,
    fact.theme_codes,
    passage.quote,
    passage.char_start,
    passage.char_end,
    passage.box,
    fact.confidence,
    fact.extractor_version,
    actor.name as actor_organization,
    document_place.name as document_place,
    document.publisher,
    document.published_on,
    document.url,
    fact.warnings
from star.fact_declared_interest as fact
inner join star.dim_document as document
    on fact.document_key = document.document_key
inner join star.dim_place as document_place
    on document.place_key = document_place.place_key
inner join star.dim_passage as passage
    on fact.passage_key = passage.passage_key
inner join star.dim_organization as actor
    on fact.actor_organization_key = actor.organization_key
where document.is_current;

comment on view analytics.declared_interests is
'One row an option of a form, survey or slide of a current document, ticked or not.';
comment on column analytics.declared_interests.interest_id is 'The row''s id: the same text gives the same id.';
comment on column analytics.declared_interests.document_id is
'The document: the first 16 digits of the SHA-256 of its bytes.';
comment on column analytics.declared_interests.document_title is 'The title that the document or its source states.';
comment on column analytics.declared_interests.file_name is 'The file''s name where it was first seen.';
comment on column analytics.declared_interests.page is 'The page or slide, from 1.';
comment on column analytics.declared_interests.section is 'The headings that the passage stands under.';
comment on column analytics.declared_interests.question is
'The question, line or column heading that the option stands under.';
comment on column analytics.declared_interests.option is 'The option, in the text''s words.';
comment on column analytics.declared_interests.is_declared is
'Whether the option is ticked: true says that the document declares the interest.';
comment on column analytics.declared_interests.actor is 'Who declares it, by the name that the text uses in full.';
comment on column analytics.declared_interests.themes is
'The names of the themes that the option names, in the order of include/lookups/themes.yml.';
comment on column analytics.declared_interests.theme_codes is
'The same themes with their scheme: iuc:smart-cities, sdg:11.';
comment on column analytics.declared_interests.quote is 'The source text that the row was read from.';
comment on column analytics.declared_interests.char_start is
'Where the quote starts in the document''s text, in characters from 0.';
comment on column analytics.declared_interests.char_end is 'Where it ends, exclusive.';
comment on column analytics.declared_interests.box is
'Where it stands on the page: x0, top, x1, bottom, in points from the top left.';
comment on column analytics.declared_interests.confidence is 'How sure the extractor is of the row, 0 to 1.';
comment on column analytics.declared_interests.extractor_version is 'The extractor that found the row.';
comment on column analytics.declared_interests.actor_organization is 'The canonical organisation that declares it.';
comment on column analytics.declared_interests.document_place is 'The canonical place that the document speaks for.';
comment on column analytics.declared_interests.publisher is 'Who published the document.';
comment on column analytics.declared_interests.published_on is 'When it was published, as exact as stated.';
comment on column analytics.declared_interests.url is 'Where the publisher offers the document.';
comment on column analytics.declared_interests.warnings is
'The expectations of severity warning that the row did not meet.';
