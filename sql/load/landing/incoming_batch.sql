-- $batch_ids and $fingerprints: two lists of the same length.
insert into scratch.landing.incoming_batch (
    batch_id,
    fingerprint
)
select
    unnest($batch_ids) as batch_id,
    unnest($fingerprints) as fingerprint;
