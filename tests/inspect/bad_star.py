"""For each expectation on the star schema what does not meet it: a statement on the good one, one table at a time."""

from tests.inspect.bad_facts import FACTS
from tests.inspect.bad_records import WITHOUT_COLUMN


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


def _themes(table: str, left: str) -> dict[str, str]:
    return {**_bridge(table, left, "theme_key"), "score_is_a_share": f"update star.{table} set score = 1.5"}


STAR = {
    **FACTS,
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
    "bridge_commitment_theme": _themes("bridge_commitment_theme", "commitment_key"),
    "bridge_commitment_target": _bridge("bridge_commitment_target", "commitment_key", "observation_key"),
    "bridge_indicator_theme": _themes("bridge_indicator_theme", "observation_key"),
    "bridge_declared_interest_theme": _themes("bridge_declared_interest_theme", "interest_key"),
}
