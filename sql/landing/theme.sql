create table if not exists scratch.landing.theme (
    theme varchar not null,
    label varchar,
    scheme varchar,
    scheme_label varchar,
    code varchar
);

comment on table scratch.landing.theme is 'The themes of include/lookups/themes.yml.';
comment on column scratch.landing.theme.theme is 'The theme, as rows name it.';
comment on column scratch.landing.theme.label is 'Its name for people.';
comment on column scratch.landing.theme.scheme is 'The scheme that it belongs to.';
comment on column scratch.landing.theme.scheme_label is 'The scheme''s name for people.';
comment on column scratch.landing.theme.code is 'Its code in the scheme.';
