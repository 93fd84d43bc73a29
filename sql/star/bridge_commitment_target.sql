create table if not exists star.bridge_commitment_target (
    commitment_key integer not null,
    observation_key integer not null,
    position integer not null
);

comment on table star.bridge_commitment_target is 'One row a stated value that stands as a target inside a commitment.';
comment on column star.bridge_commitment_target.commitment_key is 'To fact_commitment.';
comment on column star.bridge_commitment_target.observation_key is 'To fact_indicator.';
comment on column star.bridge_commitment_target.position is 'The target''s place among the commitment''s, from 1.';
