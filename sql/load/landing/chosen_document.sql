-- Which work on a document counts: whole work before failed work, then the newest. So a batch that is loaded late
-- does not undo newer work, and a failed attempt to read a document again does not take its rows away.
insert into scratch.landing.chosen_document (
    document_id,
    batch_id,
    processed_at,
    outcome,
    reason,
    pages
)
with work as (
    select
        processing.document_id,
        processing.batch_id,
        max(processing.started_at) as processed_at,
        max(processing.pages) as pages,
        bool_or(processing.outcome = 'failed') as is_failed,
        bool_or(processing.outcome <> 'ok') as is_troubled,
        string_agg(processing.reason, '; ' order by processing.started_at) as reason
    from scratch.landing.processing
    group by
        processing.document_id,
        processing.batch_id
),

offered as (
    select
        document.document_id,
        document.batch_id,
        coalesce(work.processed_at, document.collected_at) as processed_at,
        case
            when work.is_failed then 'failed'
            when work.is_troubled then 'partial'
            else 'ok'
        end as outcome,
        work.reason,
        work.pages
    from scratch.landing.document
    left join work
        on
            document.document_id = work.document_id
            and document.batch_id = work.batch_id
),

best as (
    select offered.*
    from offered
    qualify
        row_number() over (
            partition by offered.document_id
            order by offered.outcome = 'failed', offered.processed_at desc, offered.batch_id desc
        ) = 1
)

select
    best.document_id,
    best.batch_id,
    best.processed_at,
    best.outcome,
    best.reason,
    best.pages
from best
left join star.dim_document as known
    on best.document_id = known.document_id
where
    known.document_id is null
    or known.batch_id = best.batch_id
    or (best.outcome <> 'failed' and known.outcome = 'failed')
    or (
        (best.outcome <> 'failed' or known.outcome = 'failed')
        and (best.processed_at >= known.processed_at) is not false
    );
