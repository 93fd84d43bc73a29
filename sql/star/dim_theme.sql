create table if not exists star.dim_theme (
    theme_key integer not null,
    theme varchar,
    label varchar,
    scheme varchar,
    scheme_label varchar,
    code varchar
);

comment on table star.dim_theme is
'One row a theme of include/lookups/themes.yml. Key 0 is the unknown theme: its other columns are null.';
comment on column star.dim_theme.theme_key is 'Surrogate key; 0 is unknown.';
comment on column star.dim_theme.theme is 'The theme, as rows name it.';
comment on column star.dim_theme.label is 'Its name for people.';
comment on column star.dim_theme.scheme is 'The scheme that the theme belongs to.';
comment on column star.dim_theme.scheme_label is 'The scheme''s name for people.';
comment on column star.dim_theme.code is 'The theme''s code in that scheme.';

insert into star.dim_theme (theme_key)
select 0 as theme_key
where not exists (
    select 1 from star.dim_theme
    where theme_key = 0
);
