create table if not exists star.bridge_indicator_theme (
    observation_key integer not null,
    theme_key integer not null,
    position integer not null
);

comment on table star.bridge_indicator_theme is 'One row a theme of a stated value.';
comment on column star.bridge_indicator_theme.observation_key is 'To fact_indicator.';
comment on column star.bridge_indicator_theme.theme_key is 'To dim_theme.';
comment on column star.bridge_indicator_theme.position is 'The theme''s place among the value''s, from 1.';
