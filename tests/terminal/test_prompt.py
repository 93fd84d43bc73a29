"""The prompt answers from the release and reaches nothing else."""

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest
from rich.console import Console

from cityledger.settings import Settings
from cityledger.terminal.prompt import Answer, NoReleaseError, as_csv, as_json, as_table, ask, converse, open_release


@pytest.fixture
def connection(released: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_release(released) as connection:
        yield connection


def printed(answer: Answer) -> str:
    console = Console(file=io.StringIO(), width=100)
    console.print(as_table(answer))
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def talk(connection: duckdb.DuckDBPyConnection, *lines: str | type[BaseException]) -> str:
    """What the prompt prints when a person types some lines and then leaves by Ctrl-D."""
    waiting = iter(lines)

    def read(_prompt: str) -> str:
        line = next(waiting, EOFError)
        if isinstance(line, str):
            return line
        raise line

    console = Console(file=io.StringIO(), width=100)
    converse(connection, read, console)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def test_without_a_release_the_remedy_is_told(settings: Settings) -> None:
    with pytest.raises(NoReleaseError, match=r"no release in .* make one with `cityledger run FOLDER`"):
        open_release(settings)


@pytest.mark.parametrize(
    "statement",
    [
        "insert into rows values (1, 'x')",
        "create table t (x int)",
        "drop table rows",
        "select * from read_text('/etc/passwd')",
        "select * from read_csv('/etc/passwd')",
        "select * from glob('/etc/*')",
        "select * from '/etc/passwd'",
        "copy rows to '{folder}/out.csv'",
        "copy (select 1) to '/dev/null'",
        "export database '{folder}/out'",
        "attach '{folder}/other.duckdb'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set threads = 1",
        "reset lock_configuration",
        "pragma enable_profiling='json'",
    ],
)
def test_nothing_but_the_release_can_be_read_and_nothing_written(
    connection: duckdb.DuckDBPyConnection, statement: str, tmp_path: Path
) -> None:
    with pytest.raises(duckdb.Error):
        ask(connection, statement.format(folder=tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data"]


def test_a_limit_cuts_and_says_so(connection: duckdb.DuckDBPyConnection) -> None:
    answer = ask(connection, "from rows", 100)
    assert (len(answer.rows), answer.more) == (100, True)
    assert "the first 100 rows; --format csv gives all" in printed(answer)
    assert ask(connection, "from rows limit 100", 100).more is False
    assert len(ask(connection, "from rows").rows) == 250


def test_a_table_shows_values_as_people_read_them() -> None:
    answer = Answer(("name", "value", "list", "none"), (("a [b]", 1234.5, ["x", "y"], None),))
    text = printed(answer)
    assert "a [b]" in text
    assert "1234.5" in text
    assert "x, y" in text
    assert "None" not in text
    assert "1 row" in text


def test_a_table_holds_nothing_that_a_terminal_obeys() -> None:
    assert "\x1b" not in printed(Answer(("quote",), (("a\x1b[2Jb",),)))


def test_a_name_of_a_column_is_no_markup() -> None:
    assert "[/foo]" in printed(Answer(("[/foo]", "[red]x\x1b[2J"), ((1, 2),)))


@pytest.mark.parametrize("statement", ["", " ", "-- nothing", ";"])
def test_no_statement_gives_no_rows(connection: duckdb.DuckDBPyConnection, statement: str) -> None:
    assert ask(connection, statement) == Answer((), ())


def test_csv_and_json_hold_every_row() -> None:
    answer = Answer(("name", "value"), (("a, b", 1.0), ('say "c"', None)))
    assert as_csv(answer) == 'name,value\n"a, b",1\n"say ""c""",\n'
    assert [json.loads(line) for line in as_json(answer).splitlines()] == [
        {"name": "a, b", "value": 1.0},
        {"name": 'say "c"', "value": None},
    ]


def test_a_statement_may_take_several_lines(connection: duckdb.DuckDBPyConnection) -> None:
    assert "row 7" in talk(connection, "select name", "", "from rows where id = 7;")


@pytest.mark.parametrize("leave", [".quit", ".exit"])
def test_a_person_can_leave(connection: duckdb.DuckDBPyConnection, leave: str) -> None:
    assert "row 7" not in talk(connection, leave, "from rows where id = 7;")


def test_a_slip_is_told_and_the_next_statement_answered(connection: duckdb.DuckDBPyConnection) -> None:
    text = talk(connection, "selct 1;", "from rows where id = 7;")
    assert "syntax error" in text
    assert "row 7" in text


def test_an_interrupt_forgets_the_statement_begun(connection: duckdb.DuckDBPyConnection) -> None:
    text = talk(connection, "select nonsense", KeyboardInterrupt, "from rows where id = 7;")
    assert "row 7" in text
    assert "nonsense" not in text


def test_tables_and_help_are_listed(connection: duckdb.DuckDBPyConnection) -> None:
    text = talk(connection, ".tables", ".help", ";")
    assert "commitments" in text
    assert text.count("End a statement with a semicolon") == 2


def test_readers_of_one_process_share_the_release(released: Settings) -> None:
    with open_release(released) as first, open_release(released) as second:
        assert ask(first, "select count(*) from rows").rows == ask(second, "select count(*) from rows").rows


def test_help_names_only_views_that_exist(sql_views: Callable[[], set[str]]) -> None:
    import re

    from cityledger.terminal.prompt import HELP

    assert set(re.findall(r"analytics\.(\w+)", HELP)) == sql_views()


@pytest.fixture
def sql_views() -> Callable[[], set[str]]:
    from cityledger.settings import PROJECT

    return lambda: {path.stem for path in (PROJECT / "sql" / "views").glob("*.sql")}
