-- $files: the standard indicators of the lookups, written as Parquet.
insert into scratch.landing.standard_indicator (
    indicator_standard,
    label,
    definition,
    dimensions,
    polarity,
    sdg_target,
    change_of
)
select
    incoming.indicator_standard,
    incoming.label,
    incoming.definition,
    incoming.dimensions,
    incoming.polarity,
    incoming.sdg_target,
    incoming.change_of
from read_parquet($files) as incoming;
