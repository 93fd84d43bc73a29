create table if not exists star.bridge_commitment_place (
    commitment_key integer not null,
    place_key integer not null,
    position integer not null
);

comment on table star.bridge_commitment_place is 'One row a place that a commitment is for.';
comment on column star.bridge_commitment_place.commitment_key is 'To fact_commitment.';
comment on column star.bridge_commitment_place.place_key is 'To dim_place.';
comment on column star.bridge_commitment_place.position is 'The place''s place among the commitment''s, from 1.';
