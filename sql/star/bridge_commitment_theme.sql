create table if not exists star.bridge_commitment_theme (
    commitment_key integer not null,
    theme_key integer not null,
    position integer not null
);

comment on table star.bridge_commitment_theme is 'One row a theme of a commitment.';
comment on column star.bridge_commitment_theme.commitment_key is 'To fact_commitment.';
comment on column star.bridge_commitment_theme.theme_key is 'To dim_theme.';
comment on column star.bridge_commitment_theme.position is 'The theme''s place among the commitment''s, from 1.';
