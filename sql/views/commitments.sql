create or replace view analytics.commitments as
select
    fact.commitment_id,
    fact.parent_commitment_id,
    document.document_id,
    document.title as document_title,
    document.file_name,
    passage.page,
    passage.section,
    fact.statement,
    fact.actor,
    fact.action,
    fact.verb,
    fact.strength,
    fact.continuing,
    fact.purpose,
    fact.target_value,
    target_unit.unit as target_unit,
    deadline.period as deadline,
    deadline.period_start as deadline_start,
    deadline.period_end as deadline_end,
    fact.partners,
    fact.places,
    fact.themes,
    passage.quote,
    passage.char_start,
    passage.char_end,
    passage.box,
    fact.confidence,
    fact.extractor_version,
    actor.name as actor_organization,
    fact.partner_organizations,
    fact.places_text,
    fact.target_indicator_ids,
    document_place.name as document_place,
    document.publisher,
    document.published_on,
    document.url,
    fact.warnings
from star.fact_commitment as fact
inner join star.dim_document as document
    on fact.document_key = document.document_key
inner join star.dim_place as document_place
    on document.place_key = document_place.place_key
inner join star.dim_passage as passage
    on fact.passage_key = passage.passage_key
inner join star.dim_unit as target_unit
    on fact.target_unit_key = target_unit.unit_key
inner join star.dim_period as deadline
    on fact.deadline_key = deadline.period_key
inner join star.dim_organization as actor
    on fact.actor_organization_key = actor.organization_key
where document.is_current;

comment on view analytics.commitments is 'One row a committed or requested action of a current document.';
comment on column analytics.commitments.commitment_id is 'The row''s id: the same text gives the same id.';
comment on column analytics.commitments.parent_commitment_id is 'The action whose list this one stands in, else null.';
comment on column analytics.commitments.document_id is 'The document: the first 16 digits of the SHA-256 of its bytes.';
comment on column analytics.commitments.document_title is 'The title that the document or its source states.';
comment on column analytics.commitments.file_name is 'The file''s name where it was first seen.';
comment on column analytics.commitments.page is 'The page or slide, from 1.';
comment on column analytics.commitments.section is 'The headings that the passage stands under.';
comment on column analytics.commitments.statement is 'commitment, or request where the text asks another body to act.';
comment on column analytics.commitments.actor is
'Who undertakes it, or is asked, by the name that the text uses in full.';
comment on column analytics.commitments.action is
'The clause from its verb to its end, in the text''s words, without the purpose.';
comment on column analytics.commitments.verb is 'The head verb, lemma, with its particle.';
comment on column analytics.commitments.strength is 'firm, intended, aspirational or stated.';
comment on column analytics.commitments.continuing is 'Whether the activity exists already.';
comment on column analytics.commitments.purpose is 'What it is for, in the text''s words.';
comment on column analytics.commitments.target_value is 'The number that the action is to reach.';
comment on column analytics.commitments.target_unit is 'Its unit.';
comment on column analytics.commitments.deadline is 'For when it is promised, ISO 8601.';
comment on column analytics.commitments.deadline_start is 'The deadline''s first day.';
comment on column analytics.commitments.deadline_end is 'The deadline''s last day.';
comment on column analytics.commitments.partners is 'With whom, in the text''s words.';
comment on column analytics.commitments.places is 'The canonical places that it is for.';
comment on column analytics.commitments.themes is 'The themes'' names, in the order of include/lookups/themes.yml.';
comment on column analytics.commitments.quote is 'The source text that the row was read from.';
comment on column analytics.commitments.char_start is
'Where the quote starts in the document''s text, in characters from 0.';
comment on column analytics.commitments.char_end is 'Where it ends, exclusive.';
comment on column analytics.commitments.box is
'Where it stands on the page: x0, top, x1, bottom, in points from the top left.';
comment on column analytics.commitments.confidence is 'How sure the extractor is of the row, 0 to 1.';
comment on column analytics.commitments.extractor_version is 'The extractor that found the row.';
comment on column analytics.commitments.actor_organization is
'The canonical organisation that undertakes it, or is asked.';
comment on column analytics.commitments.partner_organizations is 'The canonical organisations that take part.';
comment on column analytics.commitments.places_text is 'Where, in the text''s words.';
comment on column analytics.commitments.target_indicator_ids is
'The indicator_id of each value that stands as a target inside the clause.';
comment on column analytics.commitments.document_place is 'The canonical place that the document speaks for.';
comment on column analytics.commitments.publisher is 'Who published the document.';
comment on column analytics.commitments.published_on is 'When it was published, as exact as stated.';
comment on column analytics.commitments.url is 'Where the publisher offers the document.';
comment on column analytics.commitments.warnings is 'The expectations of severity warning that the row did not meet.';
