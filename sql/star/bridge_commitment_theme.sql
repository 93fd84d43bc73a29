create table if not exists star.bridge_commitment_theme (
    commitment_key integer not null,
    theme_key integer not null,
    position integer not null,
    score double
);

comment on table star.bridge_commitment_theme is 'One row a theme of a commitment.';
comment on column star.bridge_commitment_theme.commitment_key is 'To fact_commitment.';
comment on column star.bridge_commitment_theme.theme_key is 'To dim_theme.';
comment on column star.bridge_commitment_theme.position is 'The theme''s place among the commitment''s, from 1.';
comment on column star.bridge_commitment_theme.score is
'How well the theme fits, 0 to 1: 0.5 where its terms just suffice, and each further strong term halves what is '
'missing to 1. Null where the row was made before scores were kept.';
