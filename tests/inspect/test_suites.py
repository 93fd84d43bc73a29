"""Suites are read whole, and a broken one is named with what is wrong."""

import json

import pytest

from cityledger.inspect.suites import read_suite, read_suites

SUITE = {
    "name": "star.dim_x",
    "meta": {"table": "dim_x", "key": ["x"], "reason": "For the test."},
    "expectations": [
        {
            "type": "expect_column_pair_values_to_be_equal",
            "kwargs": {"column_A": "x", "column_B": "y"},
            "meta": {"name": "same", "severity": "warning", "reason": "Because.", "remedy": "Mend it."},
        }
    ],
}


def write(folder, content):
    path = folder / "dim_x.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return path


def test_a_suite_tells_its_table_key_and_rules(tmp_path):
    write(tmp_path, SUITE)
    (suite,) = read_suites(tmp_path)
    (rule,) = suite.rules
    assert (suite.table, suite.key, suite.stop_share, suite.stop_rows) == ("dim_x", ("x",), 1.0, 1)
    assert (rule.name, rule.severity, rule.columns) == ("same", "warning", ("x", "y"))


def test_columns_given_in_the_meta_are_shown_instead(tmp_path):
    content = json.loads(json.dumps(SUITE))
    content["expectations"][0]["meta"]["columns"] = ["z"]
    assert read_suite(write(tmp_path, content)).rules[0].columns == ("z",)


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("{", "JSONDecodeError"),
        ({"name": "star.dim_x"}, "meta"),
        ({**SUITE, "expectations": [{"type": "x", "kwargs": {}, "meta": {"name": "n"}}]}, "severity"),
        (
            {
                **SUITE,
                "expectations": [{"kwargs": {}, "meta": {"name": "n", "severity": "grave"}}],
            },
            "severity 'grave'",
        ),
    ],
)
def test_a_broken_suite_names_the_file_and_the_fault(tmp_path, broken, told):
    with pytest.raises(ValueError, match=told) as caught:
        read_suite(write(tmp_path, broken))
    assert "dim_x.json" in str(caught.value)
