create table if not exists scratch.landing.declared_interest (
    batch_id varchar not null,
    interest_id varchar not null,
    document_id varchar not null,
    block_id varchar,
    page integer,
    section varchar,
    question varchar,
    option varchar,
    is_declared boolean,
    actor varchar,
    quote varchar,
    char_start bigint,
    char_end bigint,
    box double[],
    confidence double,
    extractor_version varchar,
    actor_organization varchar,
    themes varchar[],
    theme_scores double[],
    warnings varchar[]
);

comment on table scratch.landing.declared_interest is
'The options of the batches being loaded that passed inspection.';
comment on column scratch.landing.declared_interest.batch_id is 'The batch that brought the row.';
comment on column scratch.landing.declared_interest.interest_id is 'The row''s own id.';
comment on column scratch.landing.declared_interest.document_id is 'The document.';
comment on column scratch.landing.declared_interest.block_id is 'The block that the row was read from.';
comment on column scratch.landing.declared_interest.page is 'The page, from 1.';
comment on column scratch.landing.declared_interest.section is 'The headings that the row stands under.';
comment on column scratch.landing.declared_interest.question is 'The text that the option stands under.';
comment on column scratch.landing.declared_interest.option is 'The option, as written.';
comment on column scratch.landing.declared_interest.is_declared is 'Whether it is ticked.';
comment on column scratch.landing.declared_interest.actor is 'Who declares it, as written.';
comment on column scratch.landing.declared_interest.quote is 'The source text.';
comment on column scratch.landing.declared_interest.char_start is
'Where the quote starts in the document''s text.';
comment on column scratch.landing.declared_interest.char_end is 'Where it ends, exclusive.';
comment on column scratch.landing.declared_interest.box is 'x0, top, x1, bottom on the page, in points.';
comment on column scratch.landing.declared_interest.confidence is 'How sure the extractor is, 0 to 1.';
comment on column scratch.landing.declared_interest.extractor_version is 'The extractor that found the row.';
comment on column scratch.landing.declared_interest.actor_organization is 'The canonical actor.';
comment on column scratch.landing.declared_interest.themes is 'The themes that the option names.';
comment on column scratch.landing.declared_interest.theme_scores is 'How well each theme fits, 0 to 1.';
comment on column scratch.landing.declared_interest.warnings is 'The warnings that the row did not meet.';
