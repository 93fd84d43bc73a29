create table if not exists scratch.landing.standard_indicator (
    indicator_standard varchar not null,
    label varchar,
    definition varchar,
    dimensions varchar[],
    polarity varchar,
    sdg_target varchar,
    change_of varchar
);

comment on table scratch.landing.standard_indicator is 'The standard indicators of include/lookups/indicators.yml.';
comment on column scratch.landing.standard_indicator.indicator_standard is 'The standard indicator, as rows name it.';
comment on column scratch.landing.standard_indicator.label is 'Its name for people.';
comment on column scratch.landing.standard_indicator.definition is 'What it measures.';
comment on column scratch.landing.standard_indicator.dimensions is 'What its units measure.';
comment on column scratch.landing.standard_indicator.polarity is 'higher, lower or neutral.';
comment on column scratch.landing.standard_indicator.sdg_target is 'The target of the Sustainable Development Goals.';
comment on column scratch.landing.standard_indicator.change_of is 'The indicator that it is a change of.';
