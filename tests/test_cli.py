"""The commands as a person types them, over real documents and a real store."""

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import docx
import duckdb
import pytest
from typer.testing import CliRunner

from cityledger.cli import app
from cityledger.settings import get_settings

COMMAND = Path(sys.executable).parent / "cityledger"
STAGES = ("collect", "convert", "extract", "harmonize", "inspect", "load", "publish")
OTHERS = ("run", "digest", "push", "summary", "query", "show", "export", "new-source")

PLAN = """\
# Climate Plan of the City of Birmingham

## Trees and parks

The City of Birmingham will plant 3,000 trees by 2030. It counted 40 parks in 2019.

## Transport

The city council plans to build 25 km of cycle lanes by 2028 with Transport for West Midlands.
"""


@dataclass(frozen=True)
class Told:
    """What a command printed, and how it left."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Told]


def environment(data: Path, changes: dict[str, str]) -> dict[str, str | None]:
    """The changes to the environment that a command is to see; None takes a variable away."""
    unset: dict[str, str | None] = {name: None for name in os.environ if name.startswith("CITYLEDGER_")}
    return {**unset, "CITYLEDGER_DATA": str(data), "COLUMNS": "200", **changes}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cli")


@pytest.fixture(scope="module")
def process(home: Path) -> Run:
    """Runs the command in a process of its own."""

    def call(*arguments: object, data: Path | None = None, **changes: str) -> Told:
        wanted = {**os.environ, **environment(data or home / "data", changes)}
        told = subprocess.run(
            [COMMAND, *map(str, arguments)],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
            cwd=home,
            env={name: value for name, value in wanted.items() if value is not None},
        )
        return Told(told.returncode, told.stdout, told.stderr)

    return call


@pytest.fixture(scope="module")
def run(home: Path) -> Run:
    """Runs the command in this process, which has to load great-expectations only once."""

    def call(*arguments: object, stdin: str = "", data: Path | None = None, **changes: str) -> Told:
        get_settings.cache_clear()
        result = CliRunner().invoke(
            app, [*map(str, arguments)], input=stdin, env=environment(data or home / "data", changes)
        )
        get_settings.cache_clear()
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Told(result.exit_code, result.stdout, result.stderr)

    return call


@pytest.fixture(scope="module")
def documents(home: Path) -> Path:
    folder = home / "documents"
    folder.mkdir()
    (folder / "plan.md").write_text(PLAN)
    report = docx.Document()
    report.add_heading("Annual Report 2020 of the City of Leeds", 1)
    report.add_paragraph("The City of Leeds spent EUR 2.5 million on schools in 2020. It will open 4 schools in 2024.")
    report.save(str(folder / "report.docx"))
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("note.txt", "The council of York aims to cut emissions by 15% by 2035.\n")
    (folder / "empty.pdf").touch()
    return folder


@pytest.fixture(scope="module")
def released(run: Run, documents: Path) -> Told:
    return run("run", documents)


def test_help_lists_the_stages_in_the_order_of_work(process: Run) -> None:
    for arguments in (("--help",), ("-h",)):
        told = process(*arguments)
        assert told.returncode == 0
        positions = [told.stdout.index(f"│ {name} ") for name in (*STAGES, *OTHERS)]
        assert positions == sorted(positions)


@pytest.mark.parametrize("command", [*STAGES, *OTHERS])
def test_every_command_explains_itself(run: Run, command: str) -> None:
    told = run(command, "--help")
    assert told.returncode == 0
    assert f"Usage: cityledger {command}" in told.stdout


def test_the_version_is_the_packages(process: Run) -> None:
    from cityledger import __version__

    assert process("--version").stdout == f"{__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("run", "/no/such/folder"), "error: /no/such/folder: there is no such file or folder; correct the path"),
        (("collect", "--source", "nobody"), "error: there is no source nobody; the sources in"),
        (("convert", "/no/such.pdf"), "error: /no/such.pdf: there is no such file or folder; correct the path"),
        (("publish", "20990101"), "error: there is no candidate 20990101 in"),
        (("convert",), "Missing argument"),
        (("runn",), "No such command"),
        (("query", "select 1", "--format", "xml"), "Invalid value"),
    ],
)
def test_a_command_that_is_not_understood_leaves_with_two(run: Run, arguments: tuple[str, ...], told: str) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert result.stdout == ""
    assert told in result.stderr


def test_a_slip_in_the_environment_leaves_with_two(run: Run, documents: Path) -> None:
    result = run("run", documents, CITYLEDGER_MAX_PAGES="many")
    assert result.returncode == 2
    assert "error: CITYLEDGER_MAX_PAGES is 'many'; set it to a whole number" in result.stderr


def test_a_slip_in_a_source_file_leaves_with_two(run: Run, tmp_path: Path) -> None:
    (tmp_path / "city.yml").write_text("were: /srv")
    result = run("collect", CITYLEDGER_SOURCES=str(tmp_path))
    assert result.returncode == 2
    assert f"{tmp_path / 'city.yml'}: were: there is no such key; did you mean 'where'?" in result.stderr


def test_a_store_that_cannot_be_written_is_told_without_a_traceback(
    process: Run, documents: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    result = process("collect", documents, data=tmp_path / "file" / "data")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert result.stderr.splitlines()[-1].startswith("error: ")


def test_convert_writes_text_and_blocks(run: Run, documents: Path, tmp_path: Path) -> None:
    result = run("convert", documents / "plan.md", documents / "report.docx", "--output", tmp_path / "out")
    assert (result.returncode, result.stdout) == (0, f"2 documents written to {tmp_path / 'out'}\n")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "plan.json",
        "plan.txt",
        "report.json",
        "report.txt",
    ]
    assert "will plant 3,000 trees by 2030" in (tmp_path / "out" / "plan.txt").read_text()
    blocks = json.loads((tmp_path / "out" / "plan.json").read_text())
    assert sorted({block["kind"] for block in blocks}) == ["heading", "paragraph"]


def test_convert_warns_of_what_it_set_aside_and_fails_where_that_is_all(
    run: Run, documents: Path, tmp_path: Path
) -> None:
    some = run("convert", documents, "--output", tmp_path / "out")
    assert some.returncode == 0
    assert "set aside empty.pdf: it is empty; fetch it again, or take it away" in some.stderr
    assert some.stderr.splitlines()[-1].startswith("warning: set aside: 1 file; read in part: 0 documents")
    none = run("convert", documents / "empty.pdf", "--output", tmp_path / "out")
    assert none.returncode == 1
    assert "error: no document was read" in none.stderr


@pytest.mark.parametrize("command", ["extract", "harmonize"])
def test_extract_and_harmonize_write_lines_of_json(run: Run, documents: Path, tmp_path: Path, command: str) -> None:
    result = run(command, documents / "plan.md", "--output", tmp_path)
    assert result.returncode == 0, result.stderr
    indicators = [json.loads(line) for line in (tmp_path / "plan.indicators.jsonl").read_text().splitlines()]
    commitments = [json.loads(line) for line in (tmp_path / "plan.commitments.jsonl").read_text().splitlines()]
    assert 3000.0 in {row["value"] for row in indicators}
    assert "plant" in {row["verb"] for row in commitments}
    assert all(row["quote"] in PLAN for row in [*indicators, *commitments])
    assert ("standard_value" in indicators[0]) is (command == "harmonize")


def test_collect_keeps_what_is_new_and_says_what_is_not(run: Run, documents: Path, tmp_path: Path) -> None:
    first = run("collect", documents, data=tmp_path / "data")
    assert first.returncode == 0
    assert first.stdout == "3 new documents, 1 set aside; next: cityledger run\n"
    assert "warning: some documents were set aside" in first.stderr
    assert len([path for path in (tmp_path / "data" / "collect" / "bytes").rglob("*") if path.is_file()]) == 3
    again = run("collect", documents, data=tmp_path / "data")
    assert (again.returncode, again.stdout) == (0, "Nothing new: every document was taken in before.\n")


def test_collect_fails_where_nothing_can_be_taken_in(run: Run, documents: Path, tmp_path: Path) -> None:
    result = run("collect", documents / "empty.pdf", data=tmp_path / "data")
    assert result.returncode == 1
    assert "error: every document was set aside; the reasons are above" in result.stderr


def test_the_watched_sources_are_meant_where_no_path_is_named(run: Run, tmp_path: Path) -> None:
    landing = tmp_path / "data" / "landing"
    landing.mkdir(parents=True)
    (landing / "plan.md").write_text(PLAN)
    assert run("collect", data=tmp_path / "data").stdout.startswith("1 new document, 0 set aside")
    assert run("collect", "--source", "landing", data=tmp_path / "data").stdout.startswith("Nothing new")


def test_without_a_release_there_is_nothing_to_ask(run: Run, tmp_path: Path) -> None:
    result = run("query", "select 1", data=tmp_path)
    assert (result.returncode, result.stdout) == (1, "")
    assert "make one with `cityledger run FOLDER`" in result.stderr
    assert "There is no release yet." in run("summary", data=tmp_path).stdout


def test_a_run_ends_in_a_release_and_a_summary(released: Told, home: Path) -> None:
    assert released.returncode == 0, released.stderr
    lines = {line.split("│")[0].strip(): line.split("│") for line in released.stdout.splitlines() if "│" in line}
    assert [lines[word][1].strip() for word in ("ok", "failed")] == ["3", "1"]
    assert "empty.pdf: it is empty; fetch it again, or take it away" in released.stdout
    assert int(lines["indicators"][1]) >= 4
    assert int(lines["commitments"][1]) >= 4
    assert "“" in released.stdout
    assert str(home / "data" / "publish" / "current" / "warehouse.duckdb") in released.stdout
    assert "convert plan.md" in released.stderr
    assert released.stderr.splitlines()[-1].startswith("warning: some documents were set aside")


def test_the_release_holds_the_rows_with_their_quotes(released: Told, run: Run, home: Path) -> None:
    assert released.returncode == 0
    statement = "select file_name, value, quote from analytics.indicators where value = 3000"
    rows = list(csv.DictReader(io.StringIO(run("query", statement, "--format", "csv").stdout)))
    assert [row["file_name"] for row in rows] == ["plan.md"]
    assert "3,000" in rows[0]["quote"]
    with duckdb.connect(str(home / "data" / "publish" / "current" / "warehouse.duckdb"), read_only=True) as warehouse:
        (count,) = warehouse.execute("select count(*) from analytics.commitments").fetchone() or (0,)
    (line,) = run("query", "select count(*) as n from analytics.commitments", "-f", "json").stdout.splitlines()
    assert json.loads(line) == {"n": count}


def test_a_second_run_takes_in_only_what_is_new(released: Told, run: Run, documents: Path) -> None:
    assert released.returncode == 0
    again = run("run", documents)
    assert again.returncode == 0
    assert "Nothing new: every document was taken in before." in again.stdout
    (documents / "later.txt").write_text("The City of Birmingham will open 12 libraries by 2027.\n")
    later = run("run", documents)
    assert later.returncode == 0, later.stderr
    lines = {line.split("│")[0].strip(): line.split("│") for line in later.stdout.splitlines() if "│" in line}
    assert lines["ok"][1].strip() == "1"
    counted = run("query", "select count(*) as n from analytics.documents", "-f", "json").stdout
    assert json.loads(counted)["n"] >= 4
    assert run("summary").stdout.splitlines()[:4] == later.stdout.splitlines()[:4]


@pytest.mark.slow
def test_the_stages_after_reading_can_be_run_one_by_one(run: Run, documents: Path, home: Path, tmp_path: Path) -> None:
    """collect, convert, extract and harmonize fill the store in `run`; a release that was lost is built again."""
    assert run("load", data=tmp_path).stdout == "Nothing new to load.\n"
    (tmp_path / "plan.txt").write_text("The City of York will plant 500 trees by 2031.\n")
    first = run("run", tmp_path / "plan.txt", data=tmp_path / "data")
    assert first.returncode == 0, first.stderr
    current = tmp_path / "data" / "publish" / "current"
    current.unlink()
    inspected = run("inspect", data=tmp_path / "data")
    assert (inspected.returncode, inspected.stdout.splitlines()[-1]) == (0, "1 of 1 batch may be loaded")
    loaded = run("load", data=tmp_path / "data")
    assert loaded.returncode == 0, loaded.stderr
    release_id = loaded.stdout.splitlines()[0]
    assert not current.exists()
    published = run("publish", release_id, data=tmp_path / "data")
    assert published.returncode == 0, published.stderr
    assert current.resolve().name == release_id
    assert release_id in published.stdout


@pytest.mark.usefixtures("released")
@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("drop view analytics.indicators", "read-only"),
        ("select * from read_text('/etc/passwd')", "disabled"),
        ("selct 1", "syntax error"),
    ],
)
def test_a_statement_that_may_not_or_cannot_run_fails(run: Run, statement: str, told: str) -> None:
    result = run("query", statement)
    assert (result.returncode, result.stdout) == (1, "")
    assert told in result.stderr


@pytest.mark.usefixtures("released")
def test_the_prompt_answers_what_is_typed(run: Run) -> None:
    result = run("query", stdin="select count(*) as documents\nfrom analytics.documents;\n.quit\n")
    assert result.returncode == 0
    assert "documents" in result.stdout
    assert "1 row" in result.stdout


def test_a_digest_is_written_and_the_mail_settings_are_asked_for(released: Told, run: Run, tmp_path: Path) -> None:
    told = run("digest")
    assert told.returncode == 0, told.stderr
    page = Path(told.stdout.strip())
    assert page.name == "index.html"
    assert "plant 3,000 trees by 2030" in page.read_text()
    unset = run("digest", "--send", page.parent.name)
    assert unset.returncode == 2
    assert "CITYLEDGER_SMTP_HOST" in unset.stderr
    assert run("digest", "1999").returncode == 1
    nothing = run("digest", data=tmp_path)
    assert nothing.returncode == 1
    assert "`cityledger run FOLDER`" in nothing.stderr


def test_a_push_without_a_server_says_which_setting_names_one(run: Run) -> None:
    told = run("push")
    assert told.returncode == 1
    assert "set CITYLEDGER_POSTGRES to its address" in told.stderr
