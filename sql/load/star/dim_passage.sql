-- A document's passages come and go with its facts: forget_documents.sql has taken the old ones out.
insert into star.dim_passage (
    passage_key,
    document_key,
    block_id,
    page,
    section,
    char_start,
    char_end,
    box,
    quote
)
with quoted as (
    select
        indicator.document_id,
        indicator.batch_id,
        indicator.indicator_id as row_id,
        indicator.block_id,
        indicator.page,
        indicator.section,
        indicator.char_start,
        indicator.char_end,
        indicator.box,
        indicator.quote
    from scratch.landing.indicator
    union all
    select
        commitment.document_id,
        commitment.batch_id,
        commitment.commitment_id as row_id,
        commitment.block_id,
        commitment.page,
        commitment.section,
        commitment.char_start,
        commitment.char_end,
        commitment.box,
        commitment.quote
    from scratch.landing.commitment
    union all
    select
        interest.document_id,
        interest.batch_id,
        interest.interest_id as row_id,
        interest.block_id,
        interest.page,
        interest.section,
        interest.char_start,
        interest.char_end,
        interest.box,
        interest.quote
    from scratch.landing.declared_interest as interest
),

passages as (
    select
        document.document_key,
        quoted.*
    from quoted
    inner join scratch.landing.chosen_document as chosen
        on
            quoted.document_id = chosen.document_id
            and quoted.batch_id = chosen.batch_id
    inner join star.dim_document as document
        on quoted.document_id = document.document_id
    qualify
        row_number() over (
            partition by document.document_key, quoted.char_start, quoted.char_end, quoted.quote
            order by quoted.row_id
        ) = 1
)

select
    (select max(dim_passage.passage_key) from star.dim_passage)
    + row_number() over (order by passages.document_key, passages.char_start, passages.char_end, passages.quote)
        as passage_key,
    passages.document_key,
    passages.block_id,
    passages.page,
    passages.section,
    passages.char_start,
    passages.char_end,
    passages.box,
    passages.quote
from passages;
