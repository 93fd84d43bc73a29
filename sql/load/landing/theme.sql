-- $files: the themes of the lookups, written as Parquet.
insert into scratch.landing.theme (
    theme,
    label,
    scheme,
    scheme_label,
    code
)
select
    incoming.theme,
    incoming.label,
    incoming.scheme,
    incoming.scheme_label,
    incoming.code
from read_parquet($files) as incoming;
