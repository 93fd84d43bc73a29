-- How a warehouse says that it was built.
select
    release.release_id,
    release.base_release_id,
    release.schema_version
from landing.release;
