create table if not exists star.dim_indicator (
    indicator_key integer not null,
    indicator_standard varchar,
    label varchar,
    definition varchar,
    unit varchar,
    source varchar,
    themes varchar[]
);

comment on table star.dim_indicator is
'One row a standard indicator of include/lookups/indicators.yml. Key 0 stands for values that fit none: its other '
'columns are null.';
comment on column star.dim_indicator.indicator_key is 'Surrogate key; 0 is none.';
comment on column star.dim_indicator.indicator_standard is 'The standard indicator, as rows name it.';
comment on column star.dim_indicator.label is 'Its name for people.';
comment on column star.dim_indicator.definition is 'What it measures.';
comment on column star.dim_indicator.unit is 'The unit that it is usually given in.';
comment on column star.dim_indicator.source is 'Who defined it.';
comment on column star.dim_indicator.themes is 'The themes that it belongs to, by their ids.';

insert into star.dim_indicator (indicator_key)
select 0 as indicator_key
where not exists (
    select 1 from star.dim_indicator
    where indicator_key = 0
);
