create table if not exists star.dim_indicator (
    indicator_key integer not null,
    indicator_standard varchar,
    label varchar,
    definition varchar,
    dimensions varchar[],
    polarity varchar,
    sdg_target varchar,
    change_of varchar
);

comment on table star.dim_indicator is
'One row a standard indicator of include/lookups/indicators.yml. Key 0 stands for values that fit none: its other '
'columns are null.';
comment on column star.dim_indicator.indicator_key is 'Surrogate key; 0 is none.';
comment on column star.dim_indicator.indicator_standard is 'The standard indicator, as rows name it.';
comment on column star.dim_indicator.label is 'Its name for people.';
comment on column star.dim_indicator.definition is 'What it measures.';
comment on column star.dim_indicator.dimensions is 'What its units measure: count, money, mass, …';
comment on column star.dim_indicator.polarity is 'Which way is better for a city''s people: higher, lower or neutral.';
comment on column star.dim_indicator.sdg_target is 'The target of the Sustainable Development Goals that it bears on.';
comment on column star.dim_indicator.change_of is 'The indicator that it is a change of.';

insert into star.dim_indicator (indicator_key)
select 0 as indicator_key
where not exists (
    select 1 from star.dim_indicator
    where indicator_key = 0
);
