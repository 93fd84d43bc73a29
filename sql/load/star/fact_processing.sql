-- The last time that each stage worked on each document replaces what was known of it.
create or replace temp table newest_processing as
select
    processing.document_id,
    processing.stage,
    processing.batch_id,
    processing.file_name,
    processing.outcome,
    processing.reason,
    processing.seconds,
    processing.pages,
    processing.row_count,
    processing.version,
    processing.started_at as started_time
from scratch.landing.processing
qualify
    row_number() over (
        partition by processing.document_id, processing.stage
        order by processing.started_at desc nulls last, processing.batch_id desc
    ) = 1;

delete from star.fact_processing
using newest_processing as newest
where
    fact_processing.document_id = newest.document_id
    and fact_processing.stage = newest.stage
    and (fact_processing.started_at <= newest.started_time) is not false;

insert into star.fact_processing (
    document_key,
    date_key,
    run_key,
    document_id,
    stage,
    batch_id,
    file_name,
    outcome,
    reason,
    started_at,
    seconds,
    pages,
    row_count,
    version
)
with run as (
    select dim_run.run_key
    from star.dim_run
    inner join landing.release
        on dim_run.run_id = release.run_id
)

select
    coalesce(document.document_key, 0) as document_key,
    coalesce(day.date_key, 0) as date_key,
    run.run_key,
    newest.document_id,
    newest.stage,
    newest.batch_id,
    newest.file_name,
    newest.outcome,
    newest.reason,
    newest.started_time as started_at,
    newest.seconds,
    newest.pages,
    newest.row_count,
    newest.version
from newest_processing as newest
cross join run
left join star.dim_document as document
    on newest.document_id = document.document_id
left join star.dim_date as day
    on cast(newest.started_time as date) = day.date
where
    not exists (
        select 1 from star.fact_processing as known
        where
            known.document_id = newest.document_id
            and known.stage = newest.stage
    );

drop table newest_processing;
