create table if not exists star.fact_commitment (
    commitment_key integer not null,
    parent_commitment_key integer not null,
    commitment_id varchar not null,
    parent_commitment_id varchar,
    document_key integer not null,
    passage_key integer not null,
    deadline_key integer not null,
    actor_organization_key integer not null,
    target_observation_key integer not null,
    target_unit_key integer not null,
    run_key integer not null,
    statement varchar,
    actor varchar,
    action varchar,
    verb varchar,
    strength varchar,
    continuing boolean,
    purpose varchar,
    recurrence varchar,
    target_value double,
    partners varchar[],
    places_text varchar[],
    partner_organizations varchar[],
    places varchar[],
    themes varchar[],
    target_indicator_ids varchar[],
    confidence double,
    extractor_version varchar,
    warnings varchar[]
);

comment on table star.fact_commitment is
'One row a committed or requested action: the smallest clause with a verb of its own that could be checked off.';
comment on column star.fact_commitment.commitment_key is 'The row''s own key, for bridges and fact_progress.';
comment on column star.fact_commitment.parent_commitment_key is
'To fact_commitment: the action whose list this one stands in; 0 where there is none.';
comment on column star.fact_commitment.commitment_id is 'The row''s id: the same text gives the same id.';
comment on column star.fact_commitment.parent_commitment_id is 'The id of the parent action.';
comment on column star.fact_commitment.document_key is 'To dim_document.';
comment on column star.fact_commitment.passage_key is 'To dim_passage: page, section, rectangle and quote.';
comment on column star.fact_commitment.deadline_key is 'To dim_period: for when it is promised.';
comment on column star.fact_commitment.actor_organization_key is
'To dim_organization: the canonical actor, also in bridge_commitment_organization.';
comment on column star.fact_commitment.target_observation_key is
'To fact_indicator: the first target inside the clause; 0 where there is none.';
comment on column star.fact_commitment.target_unit_key is 'To dim_unit: the unit of target_value.';
comment on column star.fact_commitment.run_key is 'To dim_run: the run that loaded the row.';
comment on column star.fact_commitment.statement is 'commitment, or request where the text asks another body to act.';
comment on column star.fact_commitment.actor is
'Who undertakes it, or is asked, by the name that the text uses in full.';
comment on column star.fact_commitment.action is
'The clause from its verb to its end, in the text''s words, without the purpose.';
comment on column star.fact_commitment.verb is 'The head verb, lemma, with its particle.';
comment on column star.fact_commitment.strength is 'firm, intended, aspirational or stated.';
comment on column star.fact_commitment.continuing is 'Whether the activity exists already.';
comment on column star.fact_commitment.purpose is 'What it is for, in the text''s words.';
comment on column star.fact_commitment.recurrence is
'How often it is promised, ISO 8601: R/P1Y is every year; null where it is no matter of repeating.';
comment on column star.fact_commitment.target_value is 'The number that the action is to reach.';
comment on column star.fact_commitment.partners is 'With whom, in the text''s words.';
comment on column star.fact_commitment.places_text is 'Where, in the text''s words.';
comment on column star.fact_commitment.partner_organizations is
'The canonical partners: their part of bridge_commitment_organization as a list, which is faster to read.';
comment on column star.fact_commitment.places is 'The canonical places: bridge_commitment_place as a list.';
comment on column star.fact_commitment.themes is
'The themes'' names, in the order of themes.yml: bridge_commitment_theme as a list.';
comment on column star.fact_commitment.target_indicator_ids is
'The indicator_id of each target inside the clause: bridge_commitment_target as a list.';
comment on column star.fact_commitment.confidence is 'How sure the extractor is of the row, 0 to 1.';
comment on column star.fact_commitment.extractor_version is 'The extractor that found the row.';
comment on column star.fact_commitment.warnings is 'The expectations of severity warning that the row did not meet.';
