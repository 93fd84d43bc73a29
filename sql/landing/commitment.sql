create table if not exists scratch.landing.commitment (
    batch_id varchar not null,
    commitment_id varchar not null,
    parent_commitment_id varchar,
    document_id varchar not null,
    block_id varchar,
    page integer,
    section varchar,
    statement varchar,
    actor varchar,
    action varchar,
    verb varchar,
    strength varchar,
    continuing boolean,
    purpose varchar,
    targets varchar[],
    deadline varchar,
    recurrence varchar,
    partners varchar[],
    places varchar[],
    quote varchar,
    char_start bigint,
    char_end bigint,
    box double[],
    confidence double,
    extractor_version varchar,
    actor_organization varchar,
    partner_organizations varchar[],
    canonical_places varchar[],
    target_value double,
    target_unit varchar,
    deadline_start varchar,
    deadline_end varchar,
    themes varchar[],
    theme_scores double[],
    warnings varchar[]
);

comment on table scratch.landing.commitment is 'The commitments of the batches being loaded that passed inspection.';
comment on column scratch.landing.commitment.batch_id is 'The batch that brought the row.';
comment on column scratch.landing.commitment.commitment_id is 'The row''s own id.';
comment on column scratch.landing.commitment.parent_commitment_id is 'The row of the clause that opens the list.';
comment on column scratch.landing.commitment.document_id is 'The document.';
comment on column scratch.landing.commitment.block_id is 'The block that the row was read from.';
comment on column scratch.landing.commitment.page is 'The page, from 1.';
comment on column scratch.landing.commitment.section is 'The headings that the row stands under.';
comment on column scratch.landing.commitment.statement is 'commitment or request.';
comment on column scratch.landing.commitment.actor is 'Who undertakes it or is asked, as written.';
comment on column scratch.landing.commitment.action is 'The clause from its verb, as written.';
comment on column scratch.landing.commitment.verb is 'The head verb, lemma.';
comment on column scratch.landing.commitment.strength is 'firm, intended, aspirational or stated.';
comment on column scratch.landing.commitment.continuing is 'Whether the activity exists already.';
comment on column scratch.landing.commitment.purpose is 'The purpose tail, as written.';
comment on column scratch.landing.commitment.targets is 'The ids of the indicators inside the clause.';
comment on column scratch.landing.commitment.deadline is 'For when it is promised, ISO 8601.';
comment on column scratch.landing.commitment.recurrence is 'How often it is promised, ISO 8601: R/P1Y.';
comment on column scratch.landing.commitment.partners is 'With whom, as written.';
comment on column scratch.landing.commitment.places is 'Where, as written.';
comment on column scratch.landing.commitment.quote is 'The source text.';
comment on column scratch.landing.commitment.char_start is 'Where the quote starts in the document''s text.';
comment on column scratch.landing.commitment.char_end is 'Where it ends, exclusive.';
comment on column scratch.landing.commitment.box is 'x0, top, x1, bottom on the page, in points.';
comment on column scratch.landing.commitment.confidence is 'How sure the extractor is, 0 to 1.';
comment on column scratch.landing.commitment.extractor_version is 'The extractor that found the row.';
comment on column scratch.landing.commitment.actor_organization is 'The canonical actor.';
comment on column scratch.landing.commitment.partner_organizations is 'The canonical partners.';
comment on column scratch.landing.commitment.canonical_places is 'The canonical places.';
comment on column scratch.landing.commitment.target_value is 'The value of the target.';
comment on column scratch.landing.commitment.target_unit is 'Its unit.';
comment on column scratch.landing.commitment.deadline_start is 'First day, ISO 8601.';
comment on column scratch.landing.commitment.deadline_end is 'Last day, ISO 8601.';
comment on column scratch.landing.commitment.themes is 'The themes.';
comment on column scratch.landing.commitment.theme_scores is 'How well each theme fits, 0 to 1.';
comment on column scratch.landing.commitment.warnings is 'The warnings that the row did not meet.';
