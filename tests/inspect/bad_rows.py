"""For each expectation what does not meet it: changes to a good record, or a statement on the good star schema.

`WITHOUT_COLUMN` stands for the frame without its first column.
"""

from cityledger.records import CanonicalCommitment, CanonicalIndicator, Document
from tests.inspect.examples import COMMITMENT, DOCUMENT, INDICATOR

WITHOUT_COLUMN = "without a column"
MADE_UP = "a sentence that nobody wrote"
INFINITE = float("inf")

_BOTH = {
    "columns_are_complete": WITHOUT_COLUMN,
    "key_is_first": {},
    "document_is_known": {"document_id": "fedcba9876543210"},
    "page_is_given": {"page": None},
    "page_counts_from_one": {"page": 0},
    "quote_is_given": {"quote": None},
    "quote_is_not_blank": {"quote": " \n"},
    "quote_is_in_document": {"quote": MADE_UP},
    "span_is_ordered": {"start": 9, "end": 9},
    "span_holds_quote": {"start": 43, "end": 50},
    "quote_is_short": {"quote": "long " * 500},
    "box_is_ordered": {"box": (30.0, 20.0, 10.0, 40.0)},
    "confidence_is_given": {"confidence": None},
    "confidence_is_a_share": {"confidence": 1.1},
    "extractor_version_is_given": {"extractor_version": None},
}

RECORDS = {
    "document": (Document, DOCUMENT),
    "indicator": (CanonicalIndicator, INDICATOR),
    "commitment": (CanonicalCommitment, COMMITMENT),
}
LANDING = {
    "document": {
        "columns_are_complete": WITHOUT_COLUMN,
        "document_id_is_given": {"document_id": None},
        "document_id_is_a_key": {"document_id": "0123456789ABCDEF"},
        "key_is_first": {},
        "sha256_is_whole": {"sha256": "0123"},
        "id_begins_sha256": {"sha256": "f" * 64},
        "file_name_is_given": {"file_name": None},
        "file_name_is_plain": {"file_name": "../plan.pdf"},
        "media_type_has_its_form": {"media_type": "pdf"},
        "document_is_not_empty": {"byte_size": 0},
        "source_is_given": {"source": None},
        "collected_at_is_a_time": {"collected_at": "yesterday"},
        "published_on_is_iso": {"published_on": "March 2020"},
        "published_before_collected": {"published_on": "2027"},
        "language_is_a_code": {"language": "English"},
        "title_is_not_blank": {"title": " "},
    },
    "indicator": {
        **_BOTH,
        "indicator_id_is_given": {"indicator_id": None},
        "indicator_id_is_a_key": {"indicator_id": "1"},
        "indicator_is_given": {"indicator": None},
        "indicator_is_a_phrase": {"indicator": "12 %"},
        "indicator_is_short": {"indicator": "trees " * 60},
        "value_is_given": {"value": float("nan")},
        "value_is_finite": {"value": INFINITE},
        "value_upper_is_finite": {"value_upper": INFINITE},
        "value_text_is_given": {"value_text": None},
        "quote_holds_value": {"value_text": "301"},
        "value_upper_not_below_value": {"value_upper": 299.0},
        "comparator_is_given": {"comparator": None},
        "comparator_is_known": {"comparator": "about"},
        "unit_is_given": {"unit": None},
        "unit_has_its_form": {"unit": "trees in the parks and along the streets of the city"},
        "kind_is_given": {"kind": None},
        "kind_is_known": {"kind": "guess"},
        "direction_is_known": {"direction": "up"},
        "rank_is_counted_in_ranks": {"kind": "rank", "unit": "count"},
        "percentage_in_range": {"unit": "%", "value": 1001.0},
        "percentage_points_in_range": {"unit": "pp", "value": -101.0},
        "rank_is_a_position": {"unit": "rank", "value": 0.0},
        "count_is_not_negative": {"value": -1.0},
        "count_is_in_range": {"value": 2e12},
        "unit_is_known": {"unit_dimension": None},
        "area_is_on_earth": {"unit_dimension": "area", "standard_value": 6e8},
        "temperature_is_bearable": {"unit_dimension": "temperature", "standard_value": 70.0},
        "amount_is_not_negative": {"unit_dimension": "mass", "unit": "t", "value": -5.0},
        "period_is_iso": {"period": "FY 2025"},
        "period_start_is_a_date": {"period_start": "2025-02-30"},
        "period_end_is_a_date": {"period_end": "2025"},
        "period_ends_after_it_starts": {"period_start": "2026-01-01"},
        "period_is_in_range": {"period_start": "0300-01-01"},
        "target_not_before_document": {"period_end": "2020-02-29"},
        "actual_not_after_document": {"kind": "actual"},
        "standard_value_has_unit": {"standard_unit": None},
        "standard_score_is_a_share": {"standard_score": 1.2},
        "place_code_has_its_form": {"place_code": "Illinois"},
    },
    "commitment": {
        **_BOTH,
        "commitment_id_is_given": {"commitment_id": None},
        "commitment_id_is_a_key": {"commitment_id": "1"},
        "statement_is_given": {"statement": None},
        "statement_is_known": {"statement": "promise"},
        "action_is_given": {"action": None},
        "action_is_a_phrase": {"action": "300"},
        "action_is_short": {"action": "plant " * 200},
        "actor_is_given": {"actor": None},
        "verb_is_given": {"verb": None},
        "strength_is_given": {"strength": None},
        "strength_is_known": {"strength": "strong"},
        "continuing_is_given": {"continuing": None},
        "deadline_is_iso": {"deadline": "soon"},
        "deadline_start_is_a_date": {"deadline_start": "2025-13-01"},
        "deadline_end_is_a_date": {"deadline_end": "end of 2025"},
        "deadline_ends_after_it_starts": {"deadline_end": None},
        "deadline_is_in_range": {"deadline_end": "3025-12-31"},
        "deadline_not_before_document": {"deadline_end": "2019-12-31"},
        "parent_is_known": {"parent_commitment_id": "fedcba9876543210"},
        "parents_do_not_loop": {"parent_commitment_id": COMMITMENT.commitment_id},
        "targets_are_known": {"targets": ("fedcba9876543210",)},
        "target_value_has_unit": {"target_value": None},
    },
}


def _change(table: str, change: str) -> str:
    return f"update star.{table} set {change} where run_key <> 0"


def _fact(table: str, **changes: str) -> dict[str, str]:
    return {"columns_are_complete": WITHOUT_COLUMN} | {name: _change(table, change) for name, change in changes.items()}


def _dimension(table: str, key: str, **changes: str) -> dict[str, str]:
    return {
        "columns_are_complete": WITHOUT_COLUMN,
        "key_is_unique": f"insert into star.{table} select * from star.{table}",
        "unknown_member_is_there": f"delete from star.{table} where {key} = 0",
    } | {name: f"update star.{table} set {change} where {key} = 1" for name, change in changes.items()}


def _named_twice(table: str, key: str) -> str:
    return f"insert into star.{table} select * replace (9 as {key}) from star.{table} where {key} = 1"


def _bridge(table: str, left: str, right: str) -> dict[str, str]:
    return {
        "columns_are_complete": WITHOUT_COLUMN,
        "grain_is_unique": f"insert into star.{table} select * from star.{table}",
        f"{left}_is_known": f"update star.{table} set {left} = 99",
        f"{right}_is_known": f"update star.{table} set {right} = 0",
        "position_counts_from_one": f"update star.{table} set position = 0",
    }


STAR = {
    "fact_indicator": {
        **_fact(
            "fact_indicator",
            document_key_is_known="document_key = 99",
            passage_key_is_known="passage_key = 0",
            place_key_is_known="place_key = 99",
            indicator_key_is_known="indicator_key = 99",
            organization_key_is_known="organization_key = 99",
            unit_key_is_known="unit_key = 99",
            standard_unit_key_is_known="standard_unit_key = 99",
            period_key_is_known="period_key = 99",
            run_key_is_known="run_key = 99",
            indicator_is_given="indicator = ' '",
            value_is_given="value = null",
            value_is_finite="value = 'inf'::double",
            kind_is_given="kind = null",
            kind_is_known="kind = 'guess'",
            comparator_is_given="comparator = null",
            comparator_is_known="comparator = 'about'",
            direction_is_known="direction = 'up'",
            confidence_is_given="confidence = null",
            confidence_is_a_share="confidence = -0.1",
            standard_value_has_unit="standard_unit_key = 0",
            percentages_are_in_range="unit_key = 2, value = 20000",
            counts_are_in_range="value = 2e12",
            places_are_known="place_key = 0",
            periods_are_known="period_key = 0",
        ),
        "key_is_unique": _change("fact_indicator", "observation_key = 1"),
        "indicator_id_is_unique": _change("fact_indicator", "indicator_id = 'same'"),
        "passage_is_of_document": "update star.dim_passage set document_key = 0",
        "quote_is_given": "update star.dim_passage set quote = ''",
        "page_is_given": "update star.dim_passage set page = null",
        "page_counts_from_one": "update star.dim_passage set page = 0",
        "ranks_are_positions": "update star.dim_unit set unit = 'rank' where unit_key = 1;"
        "update star.fact_indicator set value = 0",
        "amounts_are_not_negative": "update star.dim_unit set dimension = 'mass' where unit_key = 1;"
        "update star.fact_indicator set value = -1",
        "target_not_before_document": "update star.dim_period set end_date_key = 1 where period_key = 1",
    },
    "fact_commitment": {
        **_fact(
            "fact_commitment",
            document_key_is_known="document_key = 99",
            passage_key_is_known="passage_key = 99",
            parent_key_is_known="parent_commitment_key = 99",
            parent_is_of_document="parent_commitment_key = commitment_key",
            deadline_key_is_known="deadline_key = 99",
            actor_organization_key_is_known="actor_organization_key = 99",
            target_key_is_known="target_observation_key = 99",
            target_unit_key_is_known="target_unit_key = 99",
            run_key_is_known="run_key = 99",
            action_is_given="action = null",
            statement_is_given="statement = null",
            statement_is_known="statement = 'promise'",
            strength_is_given="strength = null",
            strength_is_known="strength = 'strong'",
            continuing_is_given="continuing = null",
            confidence_is_given="confidence = null",
            confidence_is_a_share="confidence = 2",
            target_value_has_unit="target_unit_key = 0",
            actor_is_given="actor = null",
            deadlines_are_known="deadline_key = 0",
        ),
        "key_is_unique": _change("fact_commitment", "commitment_key = 1"),
        "commitment_id_is_unique": _change("fact_commitment", "commitment_id = 'same'"),
        "passage_is_of_document": "update star.dim_passage set document_key = 0",
        "quote_is_given": "update star.dim_passage set quote = null",
        "page_is_given": "update star.dim_passage set page = null",
        "page_counts_from_one": "update star.dim_passage set page = -1",
        "deadline_not_before_document": "update star.dim_period set end_date_key = 1 where period_key = 1",
    },
    "fact_progress": {
        **_fact(
            "fact_progress",
            target_key_is_known="target_observation_key = 99",
            actual_key_is_known="actual_observation_key = 99",
            commitment_key_is_known="commitment_key = 99",
            place_key_is_known="place_key = 99",
            indicator_key_is_known="indicator_key = 99",
            unit_key_is_known="unit_key = 99",
            target_period_key_is_known="target_period_key = 99",
            actual_period_key_is_known="actual_period_key = 99",
            run_key_is_known="run_key = 99",
            rows_are_two="actual_observation_key = target_observation_key",
            target_is_a_target="target_observation_key = 2",
            actual_is_measured="actual_observation_key = 1",
            confidence_is_given="confidence = null",
            confidence_is_a_share="confidence = 1.5",
            order_is_known="order_known_by = 'chance'",
        ),
        "grain_is_unique": "insert into star.fact_progress select * from star.fact_progress",
        "rows_are_of_one_kind": "update star.fact_indicator set place_key = 0 where observation_key = 2",
    },
    "fact_finding": {
        **_fact(
            "fact_finding",
            document_key_is_known="document_key = 99",
            date_key_is_known="date_key = 99",
            run_key_is_known="run_key = 99",
            severity_is_known="severity = 'grave'",
            outcome_is_known="outcome = 'passed'",
            reason_is_given="reason = ''",
            expectation_is_given="expectation = null",
            row_is_kept="row_json = null",
        ),
        "finding_id_is_unique": "insert into star.fact_finding select * from star.fact_finding",
    },
    "fact_processing": {
        **_fact(
            "fact_processing",
            document_key_is_known="document_key = 99",
            date_key_is_known="date_key = 99",
            run_key_is_known="run_key = 99",
            stage_is_known="stage = 'guess'",
            outcome_is_given="outcome = null",
            outcome_is_known="outcome = 'perhaps'",
            reason_is_given="outcome = 'partial'",
            seconds_are_not_negative="seconds = -1",
            pages_are_not_negative="pages = -1",
            rows_are_not_negative="row_count = -1",
            documents_go_through="outcome = 'failed'",
        ),
        "grain_is_unique": "insert into star.fact_processing select * from star.fact_processing",
    },
    "fact_sighting": {
        "columns_are_complete": WITHOUT_COLUMN,
        "grain_is_unique": "insert into star.fact_sighting select * from star.fact_sighting",
        "document_key_is_known": "update star.fact_sighting set document_key = 99",
        "date_key_is_known": "update star.fact_sighting set date_key = 99",
        "uri_is_given": "update star.fact_sighting set uri = ' '",
        "bytes_are_not_negative": "update star.fact_sighting set byte_size = -1",
    },
    "dim_document": {
        **_dimension(
            "dim_document",
            "document_key",
            published_date_key_is_known="published_date_key = 99",
            place_key_is_known="place_key = 99",
            run_key_is_known="run_key = 99",
            id_begins_sha256="sha256 = 'ffff'",
            file_name_is_given="file_name = null",
            published_on_is_iso="published_on = 'March'",
            language_is_a_code="language = 'English'",
            outcome_is_known="outcome = 'perhaps'",
            validity_is_ordered="is_current = false, valid_to = timestamp '2019-01-01'",
            current_has_no_end="valid_to = timestamp '2021-01-01'",
            place_is_given="place_key = 0",
        ),
        "document_id_is_unique": _named_twice("dim_document", "document_key"),
    },
    "dim_passage": _dimension(
        "dim_passage",
        "passage_key",
        document_key_is_known="document_key = 99",
        quote_is_given="quote = ' '",
        span_is_ordered="char_end = char_start",
        page_counts_from_one="page = 0",
        box_is_ordered="box = [3.0, 2.0, 1.0, 4.0]",
    ),
    "dim_place": {
        **_dimension(
            "dim_place",
            "place_key",
            name_is_given="name = null",
            kind_is_known="kind = 'planet'",
            country_code_has_its_form="country_code = 'USA'",
            subdivision_code_has_its_form="subdivision_code = 'IL'",
            subdivision_is_of_country="subdivision_code = 'CA-ON'",
            latitude_is_on_earth="latitude = 91",
            longitude_is_on_earth="longitude = 181",
            coordinates_are_whole="latitude = null",
        ),
        "name_is_unique": _named_twice("dim_place", "place_key"),
    },
    "dim_organization": {
        **_dimension("dim_organization", "organization_key", name_is_given="name = ''", kind_is_given="kind = null"),
        "name_is_unique": _named_twice("dim_organization", "organization_key"),
    },
    "dim_date": {
        "columns_are_complete": WITHOUT_COLUMN,
        "key_is_unique": "insert into star.dim_date select * from star.dim_date",
        "unknown_member_is_there": "delete from star.dim_date where date_key = 0",
        "parts_are_the_days": "update star.dim_date set month = 13 where date_key <> 0",
        "key_counts_days": "update star.dim_date set date_key = date_key + 1 where date_key <> 0",
    },
    "dim_period": {
        **_dimension(
            "dim_period",
            "period_key",
            start_date_key_is_known="start_date_key = 99",
            end_date_key_is_known="end_date_key = 99",
            period_is_ordered="period_end = date '2024-12-31'",
            grain_is_known="grain = 'age'",
        ),
        "grain_is_unique": _named_twice("dim_period", "period_key"),
    },
    "dim_indicator": {
        **_dimension("dim_indicator", "indicator_key", indicator_standard_is_given="indicator_standard = null"),
        "indicator_standard_is_unique": _named_twice("dim_indicator", "indicator_key"),
    },
    "dim_unit": {
        **_dimension("dim_unit", "unit_key", unit_is_given="unit = null", dimension_is_given="dimension = null"),
        "unit_is_unique": _named_twice("dim_unit", "unit_key"),
    },
    "dim_theme": {
        **_dimension("dim_theme", "theme_key", theme_is_given="theme = null"),
        "theme_is_unique": _named_twice("dim_theme", "theme_key"),
    },
    "dim_run": {
        **_dimension(
            "dim_run",
            "run_key",
            started_date_key_is_known="started_date_key = 99",
            run_id_is_given="run_id = null",
            outcome_is_known="outcome = 'perhaps'",
            versions_are_given="pipeline_version = null",
            time_is_ordered="ended_at = timestamp '2019-01-01'",
            documents_are_not_negative="documents = -1",
        ),
        "run_id_is_unique": _named_twice("dim_run", "run_key"),
    },
    "bridge_commitment_organization": {
        **_bridge("bridge_commitment_organization", "commitment_key", "organization_key"),
        "role_is_given": "alter table star.bridge_commitment_organization alter role drop not null;"
        "update star.bridge_commitment_organization set role = null",
        "role_is_known": "update star.bridge_commitment_organization set role = 'friend'",
    },
    "bridge_commitment_place": _bridge("bridge_commitment_place", "commitment_key", "place_key"),
    "bridge_commitment_theme": _bridge("bridge_commitment_theme", "commitment_key", "theme_key"),
    "bridge_commitment_target": _bridge("bridge_commitment_target", "commitment_key", "observation_key"),
    "bridge_indicator_theme": _bridge("bridge_indicator_theme", "observation_key", "theme_key"),
}
