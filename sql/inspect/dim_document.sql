-- What expectations/star/dim_document.json looks at: one row a document, with a flag for each key that says whether its
-- dimension has it. The unknown document, key 0, has no columns of its own to check.
select
    document_key,
    published_date_key,
    place_key,
    run_key,
    document_id,
    sha256,
    file_name,
    published_on,
    language,
    title,
    outcome,
    published_date_key in (select dim_date.date_key from star.dim_date) as published_date_key_is_known,
    place_key in (select dim_place.place_key from star.dim_place) as place_key_is_known,
    run_key in (select dim_run.run_key from star.dim_run) as run_key_is_known,
    document_key = 0 or coalesce(starts_with(sha256, document_id), false) as id_begins_sha256,
    document_key = 0 or coalesce(regexp_matches(file_name, '\S'), false) as file_name_is_given,
    valid_to is null or valid_to >= valid_from as validity_is_ordered,
    document_key = 0 or is_current = (valid_to is null) as current_has_no_end,
    case when document_key <> 0 then place_key <> 0 end as place_is_given
from star.dim_document
