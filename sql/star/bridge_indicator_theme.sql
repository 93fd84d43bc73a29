create table if not exists star.bridge_indicator_theme (
    observation_key integer not null,
    theme_key integer not null,
    position integer not null,
    score double
);

comment on table star.bridge_indicator_theme is 'One row a theme of a stated value.';
comment on column star.bridge_indicator_theme.observation_key is 'To fact_indicator.';
comment on column star.bridge_indicator_theme.theme_key is 'To dim_theme.';
comment on column star.bridge_indicator_theme.position is 'The theme''s place among the value''s, from 1.';
comment on column star.bridge_indicator_theme.score is
'How well the theme fits, 0 to 1: 0.5 where its terms just suffice, and each further strong term halves what is '
'missing to 1. Null where the row was made before scores were kept.';
