-- The documents of a release, and the first release that held each. A release that an older version built does not say
-- so: then the name leads to the column of nothing that stands beside it, and the release itself is the first.
select
    document.document_id,
    coalesce(document.first_release_id, release.release_id) as first_release_id
from landing.release
cross join (select cast(null as varchar) as first_release_id) as nothing -- noqa: ST05
cross join lateral ( -- noqa: ST05
    select
        document_id,
        first_release_id
    from star.dim_document
    where document_key > 0
) as document;
