-- The batches that a warehouse holds.
select
    batch.batch_id,
    batch.fingerprint
from landing.batch;
