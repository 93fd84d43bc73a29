create table if not exists star.fact_progress (
    target_observation_key integer not null,
    commitment_key integer not null,
    actual_observation_key integer not null,
    place_key integer not null,
    indicator_key integer not null,
    unit_key integer not null,
    target_period_key integer not null,
    actual_period_key integer not null,
    target_value double,
    actual_value double,
    ratio double,
    is_met boolean,
    order_known_by varchar,
    confidence double,
    run_key integer not null
);

comment on table star.fact_progress is
'One row a later statement that bears on an earlier target: the same place, standard indicator and unit, of a '
'current document.';
comment on column star.fact_progress.target_observation_key is 'To fact_indicator: the target.';
comment on column star.fact_progress.commitment_key is
'To fact_commitment: the first commitment that the target stands in; 0 where there is none.';
comment on column star.fact_progress.actual_observation_key is
'To fact_indicator: the later statement, an actual value, or a change where the target is one.';
comment on column star.fact_progress.place_key is 'To dim_place: the place of both.';
comment on column star.fact_progress.indicator_key is 'To dim_indicator: the standard indicator of both.';
comment on column star.fact_progress.unit_key is 'To dim_unit: the standard unit of both.';
comment on column star.fact_progress.target_period_key is 'To dim_period: when the target is due.';
comment on column star.fact_progress.actual_period_key is 'To dim_period: what the later statement is for.';
comment on column star.fact_progress.target_value is 'The target in the standard unit.';
comment on column star.fact_progress.actual_value is 'The later value in the standard unit.';
comment on column star.fact_progress.ratio is 'The later value over the target; null where the target is 0.';
comment on column star.fact_progress.is_met is
'Whether the later value meets the target as its comparator says; null where it does not tell a direction.';
comment on column star.fact_progress.order_known_by is
'How the later statement is known to be later: publication (of the documents) or period (of the value).';
comment on column star.fact_progress.confidence is
'How sure the link is, 0 to 1: both rows, the fit of both to the standard indicator, and the order.';
comment on column star.fact_progress.run_key is 'To dim_run: the run that made the link.';
