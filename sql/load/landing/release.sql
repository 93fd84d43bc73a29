-- $release_id, $base_release_id, $schema_version, $run_id, $built_at, $batches_loaded, $rebuilt,
-- $evidence_base: what this load is.
delete from landing.release;

insert into landing.release (
    release_id,
    base_release_id,
    schema_version,
    run_id,
    built_at,
    batches_loaded,
    rebuilt,
    evidence_base
)
select
    $release_id,
    $base_release_id,
    $schema_version,
    $run_id,
    cast($built_at as timestamp) as built_at,
    $batches_loaded,
    $rebuilt,
    $evidence_base;
