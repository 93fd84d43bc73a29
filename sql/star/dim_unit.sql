create table if not exists star.dim_unit (
    unit_key integer not null,
    unit varchar,
    dimension varchar
);

comment on table star.dim_unit is 'One row a unit of measure. Key 0 is the unknown unit: its other columns are null.';
comment on column star.dim_unit.unit_key is 'Surrogate key; 0 is unknown.';
comment on column star.dim_unit.unit is 'An ISO 4217 code for money; %, pp, rank or count; else the unit''s symbol.';
comment on column star.dim_unit.dimension is 'What it measures: money, share, mass, …';

insert into star.dim_unit (unit_key)
select 0 as unit_key
where not exists (
    select 1 from star.dim_unit
    where unit_key = 0
);
