-- Notes the incoming batches as held by this warehouse, which release.sql has described.
delete from landing.batch
where batch_id in (select incoming_batch.batch_id from scratch.landing.incoming_batch);

insert into landing.batch (
    batch_id,
    fingerprint,
    documents,
    run_id,
    loaded_at
)
select
    incoming.batch_id,
    incoming.fingerprint,
    count(distinct document.document_id) as documents,
    release.run_id,
    release.built_at as loaded_at
from scratch.landing.incoming_batch as incoming
cross join landing.release
left join scratch.landing.document as document
    on incoming.batch_id = document.batch_id
group by
    incoming.batch_id,
    incoming.fingerprint,
    release.run_id,
    release.built_at;
