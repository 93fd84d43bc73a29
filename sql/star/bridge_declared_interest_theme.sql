create table if not exists star.bridge_declared_interest_theme (
    interest_key integer not null,
    theme_key integer not null,
    position integer not null,
    score double
);

comment on table star.bridge_declared_interest_theme is 'One row a theme that an option names.';
comment on column star.bridge_declared_interest_theme.interest_key is 'To fact_declared_interest.';
comment on column star.bridge_declared_interest_theme.theme_key is 'To dim_theme.';
comment on column star.bridge_declared_interest_theme.position is 'The theme''s place among the option''s, from 1.';
comment on column star.bridge_declared_interest_theme.score is
'How well the theme fits, 0 to 1: 0.5 where its terms just suffice, and each further strong term halves what is '
'missing to 1.';
