create table if not exists star.dim_passage (
    passage_key integer not null,
    document_key integer not null,
    block_id varchar,
    page integer,
    section varchar,
    char_start bigint,
    char_end bigint,
    box double[],
    quote varchar
);

comment on table star.dim_passage is
'One row a passage that a fact was read from, shared by the facts that quote the same words. Key 0 is the unknown '
'passage: its other columns are null.';
comment on column star.dim_passage.passage_key is 'Surrogate key; 0 is unknown.';
comment on column star.dim_passage.document_key is 'To dim_document.';
comment on column star.dim_passage.block_id is 'The block of the converted document that holds the passage.';
comment on column star.dim_passage.page is 'The page or slide, from 1.';
comment on column star.dim_passage.section is 'The headings that the passage stands under.';
comment on column star.dim_passage.char_start is
'Where the quote starts in the document''s text, in characters from 0.';
comment on column star.dim_passage.char_end is 'Where it ends, exclusive.';
comment on column star.dim_passage.box is
'Where it stands on the page: x0, top, x1, bottom, in points from the top left.';
comment on column star.dim_passage.quote is 'The source text.';

insert into star.dim_passage (passage_key, document_key)
select
    0 as passage_key,
    0 as document_key
where not exists (
    select 1 from star.dim_passage
    where passage_key = 0
);
