-- A run is told of when it loads and again when it has ended: the last word counts.
merge into star.dim_run as known
using (
    with told as (
        select
            run.run_id,
            run.started_at,
            run.ended_at,
            run.trigger,
            run.outcome,
            run.reason,
            run.pipeline_version,
            run.extractor_version,
            run.documents,
            run.release_id,
            row_number()
                over (partition by run.run_id order by run.ended_at desc nulls last, run.batch_id desc)
                as place
        from scratch.landing.run
    ),

    last_word as (
        select told.*
        from told
        where told.place = 1
    )

    select
        coalesce(
            existing.run_key,
            (select max(dim_run.run_key) from star.dim_run)
            + row_number() over (partition by existing.run_key is null order by last_word.started_at, last_word.run_id)
        ) as run_key,
        last_word.run_id,
        last_word.started_at,
        last_word.ended_at,
        coalesce(day.date_key, 0) as started_date_key,
        last_word.trigger,
        last_word.outcome,
        last_word.reason,
        last_word.pipeline_version,
        last_word.extractor_version,
        last_word.documents,
        last_word.release_id
    from last_word
    left join star.dim_run as existing
        on last_word.run_id = existing.run_id
    left join star.dim_date as day
        on cast(last_word.started_at as date) = day.date
) as fresh
    on known.run_key = fresh.run_key
when matched then
    update
        set
            started_at = fresh.started_at,
            ended_at = fresh.ended_at,
            started_date_key = fresh.started_date_key,
            trigger = fresh.trigger,
            outcome = fresh.outcome,
            reason = fresh.reason,
            pipeline_version = fresh.pipeline_version,
            extractor_version = fresh.extractor_version,
            documents = fresh.documents,
            release_id = fresh.release_id
when not matched then insert (
    run_key,
    run_id,
    started_at,
    ended_at,
    started_date_key,
    trigger,
    outcome,
    reason,
    pipeline_version,
    extractor_version,
    documents,
    release_id
) values (
    fresh.run_key,
    fresh.run_id,
    fresh.started_at,
    fresh.ended_at,
    fresh.started_date_key,
    fresh.trigger,
    fresh.outcome,
    fresh.reason,
    fresh.pipeline_version,
    fresh.extractor_version,
    fresh.documents,
    fresh.release_id
);
