-- First what the chosen documents say of themselves. Then, for every document, where it stands and whether it is
-- current: the newest bytes seen at a place are its document, and a document is current while that holds at one place.
merge into star.dim_document as known
using (
    with stated as (
        select
            document.*,
            chosen.processed_at,
            chosen.outcome,
            chosen.reason,
            chosen.pages,
            try_cast(
                document.published_on || right('-01-01', greatest(10 - length(document.published_on), 0)) as date
            ) as published_date
        from scratch.landing.document
        inner join scratch.landing.chosen_document as chosen
            on
                document.document_id = chosen.document_id
                and document.batch_id = chosen.batch_id
        qualify row_number() over (partition by document.document_id order by document.file_name) = 1
    ),

    run as (
        select
            dim_run.run_key,
            release.release_id
        from star.dim_run
        inner join landing.release
            on dim_run.run_id = release.run_id
    )

    select
        coalesce(
            existing.document_key,
            (select max(dim_document.document_key) from star.dim_document)
            + row_number() over (
                partition by existing.document_key is null
                order by stated.collected_at, stated.document_id
            )
        ) as document_key,
        stated.document_id,
        stated.sha256,
        stated.file_name,
        stated.media_type,
        stated.byte_size,
        stated.source,
        stated.collected_at,
        stated.title,
        stated.publisher,
        stated.published_on,
        coalesce(day.date_key, 0) as published_date_key,
        stated.language,
        stated.place,
        coalesce(place.place_key, 0) as place_key,
        stated.licence,
        stated.url,
        stated.pages,
        stated.outcome,
        stated.reason,
        stated.batch_id,
        stated.processed_at,
        run.run_key,
        coalesce(earlier.first_release_id, run.release_id) as first_release_id
    from stated
    cross join run
    left join star.dim_document as existing
        on stated.document_id = existing.document_id
    left join scratch.landing.earlier_document as earlier
        on stated.document_id = earlier.document_id
    left join star.dim_date as day
        on stated.published_date = day.date
    left join star.dim_place as place
        on stated.place = place.name
) as fresh
    on known.document_key = fresh.document_key
when matched then
    update
        set
            media_type = fresh.media_type,
            source = fresh.source,
            title = fresh.title,
            publisher = fresh.publisher,
            published_on = fresh.published_on,
            published_date_key = fresh.published_date_key,
            language = fresh.language,
            place = fresh.place,
            place_key = fresh.place_key,
            licence = fresh.licence,
            url = fresh.url,
            pages = fresh.pages,
            outcome = fresh.outcome,
            reason = fresh.reason,
            batch_id = fresh.batch_id,
            processed_at = fresh.processed_at,
            run_key = fresh.run_key
when not matched then insert (
    document_key,
    document_id,
    sha256,
    file_name,
    media_type,
    byte_size,
    source,
    collected_at,
    title,
    publisher,
    published_on,
    published_date_key,
    language,
    place,
    place_key,
    licence,
    url,
    uris,
    is_current,
    valid_from,
    pages,
    outcome,
    reason,
    batch_id,
    processed_at,
    run_key,
    first_release_id
) values (
    fresh.document_key,
    fresh.document_id,
    fresh.sha256,
    fresh.file_name,
    fresh.media_type,
    fresh.byte_size,
    fresh.source,
    fresh.collected_at,
    fresh.title,
    fresh.publisher,
    fresh.published_on,
    fresh.published_date_key,
    fresh.language,
    fresh.place,
    fresh.place_key,
    fresh.licence,
    fresh.url,
    [],
    true,
    fresh.collected_at,
    fresh.pages,
    fresh.outcome,
    fresh.reason,
    fresh.batch_id,
    fresh.processed_at,
    fresh.run_key,
    fresh.first_release_id
);

update star.dim_document
set
    is_current = versions.is_current,
    valid_from = versions.valid_from,
    valid_to = versions.valid_to,
    uris = versions.uris,
    supersedes = versions.supersedes
from (
    with seen as (
        select
            sighting.uri,
            sighting.document_id,
            sighting.seen_at
        from star.fact_sighting as sighting
        union
        select
            sighting.uri,
            sighting.document_id,
            sighting.seen_at
        from scratch.landing.sighting
    ),

    compared as (
        select
            seen.uri,
            seen.document_id,
            seen.seen_at,
            lag(seen.document_id) over (partition by seen.uri order by seen.seen_at, seen.document_id) as previous_id
        from seen
    ),

    changes as (
        select
            compared.uri,
            compared.document_id,
            compared.previous_id,
            compared.seen_at as stood_from,
            lead(compared.seen_at) over (
                partition by compared.uri order by compared.seen_at, compared.document_id
            ) as stood_until
        from compared
        where compared.previous_id is distinct from compared.document_id
    ),

    places as (
        select
            changes.document_id,
            bool_or(changes.stood_until is null) as is_current,
            min(changes.stood_from) as first_seen,
            max(changes.stood_until) as last_replaced,
            list(distinct changes.uri order by changes.uri) as all_uris,
            list(distinct changes.uri order by changes.uri)
            filter (where changes.stood_until is null) as current_uris,
            arg_max(changes.previous_id, changes.stood_from) as supersedes
        from changes
        group by changes.document_id
    )

    select
        places.document_id,
        places.is_current,
        places.first_seen as valid_from,
        case when not places.is_current then places.last_replaced end as valid_to,
        case when places.is_current then places.current_uris else places.all_uris end as uris,
        places.supersedes
    from places
) as versions
where
    dim_document.document_id = versions.document_id
    and (
        dim_document.is_current <> versions.is_current
        or dim_document.valid_from is distinct from versions.valid_from
        or dim_document.valid_to is distinct from versions.valid_to
        or dim_document.uris is distinct from versions.uris
        or dim_document.supersedes is distinct from versions.supersedes
    );
