"""What the documents for people say is so: commands, targets, files, tables and views exist, and results are real."""

import re

import duckdb
import pytest

from cityledger import cli
from cityledger.settings import PROJECT

PAGES = [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *sorted((PROJECT / "docs").glob("*.md"))]
README = (PROJECT / "README.md").read_text()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page):
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text()):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_make_targets_exist(page):
    targets = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(), re.MULTILINE))
    text = page.read_text()
    code = re.findall(r"`([^`\n]+)`", text) + re.findall(r"^ {4,}(.+)$", text, re.MULTILINE)
    for command in (found for part in code for found in re.findall(r"\bmake ([a-z-]+)", part)):
        assert command in targets, f"{page.name}: make {command}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_of_the_command_line_exist(page):
    known = {command.name or command.callback.__name__ for command in cli.app.registered_commands}
    for command in re.findall(r"`cityledger ([a-z]+)", page.read_text()):
        assert command in known, f"{page.name}: cityledger {command}"


def test_the_readme_names_the_stages_in_order():
    rows = re.findall(r"^\| `([a-z]+)` \|", README, re.MULTILINE)
    assert rows == sorted(rows)
    for stage in rows:
        assert (PROJECT / "include" / "cityledger" / stage / "__init__.py").exists()


def test_the_first_query_gives_the_result_that_the_readme_shows(sample_release):
    sql = re.search(r"```sql\n(.+?)```", README, re.DOTALL).group(1)
    shown = re.search(r"<!-- result -->\n```\n(.+?)```", README, re.DOTALL).group(1).splitlines()
    with duckdb.connect(str(sample_release.current_warehouse), read_only=True) as warehouse:
        result = warehouse.sql(sql)
        assert [name.strip() for name in shown[0].split("│")] == result.columns
        rows = [[str(value) for value in row] for row in result.fetchall()]
    assert [[cell.strip() for cell in line.split("│")] for line in shown[1:]] == rows


def test_every_view_and_table_that_a_page_names_exists(sample_release):
    with duckdb.connect(str(sample_release.current_warehouse), read_only=True) as warehouse:
        known = {
            f"{schema}.{name}"
            for schema, name in warehouse.sql(
                "select table_schema, table_name from information_schema.tables"
            ).fetchall()
        }
    for page in PAGES:
        for named in re.findall(r"\b((?:analytics|star|landing)\.(?!yml)[a-z_]+)\b", page.read_text()):
            assert named in known, f"{page.name}: {named}"
