"""docs/quality.md says what is: its queries run, its names exist, its example stands in a suite."""

import json
import re

import pytest

from cityledger.inspect.suites import read_suites
from cityledger.settings import PROJECT
from tests.inspect.examples import star_schema

PAGE = (PROJECT / "docs" / "quality.md").read_text(encoding="utf-8")
SUITES = [*read_suites(PROJECT / "expectations" / "landing"), *read_suites(PROJECT / "expectations" / "star")]


def code(language):
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("query", code("sql"))
def test_a_query_runs_on_the_views(query):
    with star_schema() as connection:
        for view in sorted((PROJECT / "sql" / "views").glob("*.sql")):
            connection.execute(view.read_text())
        connection.execute(query).fetchall()


def test_the_example_is_an_expectation_of_a_suite():
    (example,) = code("json")
    assert any(json.loads(example) in suite.content["expectations"] for suite in SUITES)


def test_the_python_code_makes_the_pages(tmp_path, settings, monkeypatch):
    settings.current_release.mkdir(parents=True)
    star_schema(settings.current_warehouse).close()
    monkeypatch.chdir(tmp_path)
    (snippet,) = code("python")
    exec(compile(snippet, "docs/quality.md", "exec"), {})
    assert (tmp_path / "data_docs" / "index.html").is_file()


def test_every_file_and_expectation_that_it_names_is_there():
    names = set(re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)))
    files = {name for name in names if re.fullmatch(r"[\w/]+(/|\.(py|sql|json|yml))", name)}
    short = {"flags.py": "include/cityledger/inspect/flags.py"}
    assert len(files) > 5
    assert [name for name in files if not (PROJECT / short.get(name, name)).exists()] == []
    expectations = {rule.name for suite in SUITES for rule in suite.rules}
    named = {name for name in names if re.search(r"_(is|are|not|holds)_", name)}
    assert len(named) > 5
    assert named <= expectations


def test_the_shares_that_stop_a_batch_are_those_of_the_suites():
    stops = {
        suite.table: (suite.stop_share, suite.stop_rows) for suite in SUITES if "stop_share" in suite.content["meta"]
    }
    assert stops == {
        "document": (0.5, 8),
        "indicator": (0.5, 20),
        "commitment": (0.5, 20),
        "declared_interest": (0.5, 20),
    }
    assert "at least 20 indicators,\ncommitments or options, or 8 documents" in PAGE
