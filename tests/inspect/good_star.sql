-- One document, its rows and everything that they point to, all as it should be.
insert into star.dim_date (date_key, date, year, quarter, month, day)
select
    date_diff('day', date '1799-12-31', day) as date_key, day, year(day), quarter(day), month(day), day(day)
from (values (date '2020-03-01'), (date '2025-01-01'), (date '2025-12-31')) as days (day);

insert into star.dim_run (
    run_key, run_id, started_at, ended_at, started_date_key, outcome, pipeline_version, extractor_version, documents
) values (
    1, 'run-1', timestamp '2020-03-01 10:00', timestamp '2020-03-01 11:00',
    (select date_key from star.dim_date where date = date '2020-03-01'), 'ok', '1', '1', 1
);

insert into star.dim_place (place_key, name, kind, country_code, subdivision_code, latitude, longitude)
values (1, 'Springfield', 'city', 'US', 'US-IL', 39.8, -89.6);

insert into star.dim_organization (organization_key, name, kind) values (1, 'City of Springfield', 'city');
insert into star.dim_indicator (indicator_key, indicator_standard) values (1, 'trees planted');
insert into star.dim_unit (unit_key, unit, dimension) values (1, 'count', 'count'), (2, '%', 'fraction');
insert into star.dim_theme (theme_key, theme) values (1, 'environment');

insert into star.dim_period (period_key, period, period_start, period_end, start_date_key, end_date_key, grain)
values (
    1, '2025', date '2025-01-01', date '2025-12-31',
    (select date_key from star.dim_date where date = date '2025-01-01'),
    (select date_key from star.dim_date where date = date '2025-12-31'), 'year'
);

insert into star.dim_document (
    document_key, document_id, sha256, file_name, published_on, published_date_key, language, title, place_key,
    is_current, valid_from, outcome, run_key
) values (
    1, '0123456789abcdef', '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 'plan.pdf', '2020-03',
    (select date_key from star.dim_date where date = date '2020-03-01'), 'en', 'Plan', 1, true,
    timestamp '2020-03-01 10:00', 'ok', 1
);

insert into star.dim_passage (passage_key, document_key, page, char_start, char_end, box, quote)
values (1, 1, 1, 0, 30, [10.0, 20.0, 30.0, 40.0], 'will plant 300 trees by 2025');

insert into star.fact_indicator (
    observation_key, indicator_id, document_key, passage_key, place_key, indicator_key, organization_key, unit_key,
    standard_unit_key, period_key, run_key, indicator, kind, comparator, value, standard_value, confidence
) values
(1, 'aaaaaaaaaaaaaaaa', 1, 1, 1, 1, 1, 1, 1, 1, 1, 'trees planted', 'target', '=', 300, 300, 0.9),
(2, 'bbbbbbbbbbbbbbbb', 1, 1, 1, 1, 1, 1, 1, 1, 1, 'trees planted', 'actual', '=', 100, 100, 0.9);

insert into star.fact_commitment (
    commitment_key, parent_commitment_key, commitment_id, document_key, passage_key, deadline_key,
    actor_organization_key, target_observation_key, target_unit_key, run_key, statement, actor, action, strength, continuing, target_value,
    confidence
) values
(1, 0, 'cccccccccccccccc', 1, 1, 1, 1, 1, 1, 1, 'commitment', 'the city', 'plant 300 trees', 'firm', false, 300, 0.9),
(2, 1, 'dddddddddddddddd', 1, 1, 0, 1, 0, 0, 1, 'commitment', 'the city', 'water them', 'firm', false, null, 0.9);

insert into star.fact_declared_interest (
    interest_key, interest_id, document_key, passage_key, actor_organization_key, run_key, question, option,
    is_declared, actor, confidence
) values
(1, 'ffffffffffffffff', 1, 1, 1, 1, 'What will you do?', 'plant trees', true, 'the city', 0.9),
(2, 'ffffffffffffff00', 1, 1, 1, 1, 'What will you do?', 'water them', false, 'the city', 0.9);

insert into star.fact_progress (
    target_observation_key, commitment_key, actual_observation_key, place_key, indicator_key, unit_key,
    target_period_key, actual_period_key, order_known_by, confidence, run_key
) values (1, 1, 2, 1, 1, 1, 1, 1, 'publication', 0.8, 1);

insert into star.fact_finding (
    finding_id, document_key, date_key, run_key, stage, table_name, expectation, severity, outcome, reason, row_key,
    row_json
) values
('f1', 1, 0, 1, 'inspect', 'indicator', 'quote_is_given', 'critical', 'failed', 'No quote.', 'eeee', '{}');

insert into star.fact_processing (document_key, date_key, run_key, document_id, stage, outcome, seconds, pages, row_count)
values (1, 0, 1, '0123456789abcdef', 'convert', 'ok', 1.5, 3, 10);

insert into star.fact_sighting (document_key, date_key, uri, document_id, seen_at, byte_size)
values (1, 0, 'file:///plan.pdf', '0123456789abcdef', timestamp '2020-03-01 10:00', 1000);

insert into star.bridge_commitment_organization (commitment_key, organization_key, role, position)
values (1, 1, 'actor', 1);

insert into star.bridge_commitment_place (commitment_key, place_key, position) values (1, 1, 1);
insert into star.bridge_commitment_theme (commitment_key, theme_key, position, score) values (1, 1, 1, 0.5);
insert into star.bridge_commitment_target (commitment_key, observation_key, position) values (1, 1, 1);
insert into star.bridge_indicator_theme (observation_key, theme_key, position, score) values (1, 1, 1, 0.5);
insert into star.bridge_declared_interest_theme (interest_key, theme_key, position, score) values (1, 1, 1, 0.5);
