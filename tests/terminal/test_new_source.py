"""A person adds a source: by flags, and by answering questions at a real terminal."""

import os
import pty
import select
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cityledger import cli
from cityledger.collect import read_sources
from cityledger.settings import PROJECT, Settings, get_settings

PLACE = PROJECT / "samples"


@pytest.fixture(autouse=True)
def _own_settings(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("CITYLEDGER_DATA", str(settings.data))
    monkeypatch.setenv("CITYLEDGER_SOURCES", str(settings.sources))
    get_settings.cache_clear()
    yield
    get_settings.cache_clear()


def add(*arguments: str) -> tuple[int, str]:
    answer = CliRunner().invoke(cli.app, ["new-source", "--yes", *arguments])
    return answer.exit_code, " ".join(answer.output.split())


def test_flags_alone_write_a_file_that_is_read_as_it_was_meant(settings: Settings) -> None:
    code, told = add(
        "--name", "example_city", "--where", str(PLACE), "--publisher", "City: of Example #1", "--place", "São Paulo",
        "--licence", "CC-BY-4.0", "--schedule", "0 3 * * *",
    )  # fmt: skip
    assert code == 0, told
    assert "9 documents found, 0 files set aside" in told
    assert "cityledger collect --source example_city" in told
    (source,) = read_sources(settings.sources)
    assert (source.name, source.where, source.schedule) == ("example_city", (str(PLACE),), "0 3 * * *")
    assert (source.facts.publisher, source.facts.place) == ("City: of Example #1", "São Paulo")
    assert source.facts.licence == "CC-BY-4.0"
    assert not (settings.data / "collect").exists(), "the run was dry"


def test_a_folder_can_be_given_and_several_places(settings: Settings, tmp_path: Path) -> None:
    code, told = add(
        "--name", "two", "--where", str(PLACE), "--where", "{data}/landing/two", "--folder", str(tmp_path / "mine")
    )
    assert code == 0, told
    assert f"next: CITYLEDGER_SOURCES={tmp_path / 'mine'} cityledger collect --source two" in told
    (source,) = read_sources(tmp_path / "mine")
    assert source.where == (str(PLACE), str(settings.data / "landing" / "two"))
    assert "{data}/landing/two" in (tmp_path / "mine" / "two.yml").read_text(), "the file may move with the store"


def test_a_path_counts_from_where_the_person_stands(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "plan.md").write_text("# Plan\n\nThe city will plant 12 trees.\n")
    monkeypatch.chdir(tmp_path)
    code, told = add("--name", "near", "--where", "documents")
    assert (code, "1 document found" in told) == (0, True)
    assert read_sources(settings.sources)[0].where == (str(tmp_path / "documents"),)
    monkeypatch.chdir(PROJECT)
    assert add("--name", "project", "--where", "samples")[0] == 0
    assert "{project}/samples" in (settings.sources / "project.yml").read_text()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--where", "x"], "give --name"),
        (["--name", "x"], "give --where"),
        (["--name", "x", "--where", "", "--where", " "], "give --where"),
        (["--name", "../x", "--where", "y"], "is no name for a source"),
        (["--name", "Big City", "--where", "y"], "is no name for a source"),
        (["--name", "x", "--where", "y", "--schedule", "sometimes"], "'sometimes' is no schedule"),
        (["--name", "x", "--where", "ftp://me:secret@city.example/"], "keep the password out"),
    ],
)
def test_a_slip_is_told_and_nothing_written(settings: Settings, arguments: list[str], told: str) -> None:
    code, output = add(*arguments)
    assert code == 2
    assert told in output
    assert not settings.sources.exists() or not list(settings.sources.glob("x.yml"))


def test_a_source_is_never_overwritten(settings: Settings) -> None:
    assert add("--name", "once", "--where", str(PLACE))[0] == 0
    before = (settings.sources / "once.yml").read_bytes()
    code, told = add("--name", "once", "--where", "elsewhere")
    assert (code, "is there already" in told) == (2, True)
    assert (settings.sources / "once.yml").read_bytes() == before


def test_an_empty_place_is_warned_of(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    code, told = add("--name", "bare", "--where", str(tmp_path / "nothing"))
    assert code == 0
    assert "no document was found there" in told


class Terminal:
    """The command in a process of its own, on a pseudo-terminal."""

    def __init__(self, settings: Settings, *arguments: str) -> None:
        environment = {**os.environ, "CITYLEDGER_DATA": str(settings.data), "CITYLEDGER_SOURCES": str(settings.sources)}
        program = "from cityledger.cli import main; main()"
        self.process, self.handle = pty.fork()
        if self.process == 0:
            os.execve(sys.executable, [sys.executable, "-c", program, "new-source", *arguments], environment)
        self.shown = ""

    def wait_for(self, text: str, seconds: float = 60) -> None:
        """Read on until a text appears after what was waited for before."""
        deadline = time.monotonic() + seconds
        while text not in self.shown:
            ready, _, _ = select.select([self.handle], [], [], max(0, deadline - time.monotonic()))
            assert ready, f"{text!r} did not appear; shown: {self.shown!r}"
            self.shown += os.read(self.handle, 4096).decode(errors="replace")
        self.shown = self.shown.split(text, 1)[1]

    def type(self, line: str) -> None:
        os.write(self.handle, f"{line}\n".encode())

    def end(self) -> int:
        """The exit status, once all output is read."""
        try:
            while os.read(self.handle, 4096):
                pass
        except OSError:
            pass  # Linux's way to say that the other end is closed
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


def test_questions_are_asked_at_a_terminal(settings: Settings) -> None:
    terminal = Terminal(settings, "--licence", "CC0-1.0")
    try:
        terminal.wait_for("Name of the source")
        terminal.type("Not A Name")
        terminal.wait_for("small letters, digits")
        terminal.type("asked")
        terminal.wait_for("Where the documents are")
        terminal.type(str(PLACE))
        terminal.wait_for("Who publishes them")
        terminal.type("City of Example")
        terminal.wait_for("The place that they speak for")
        terminal.type("")
        terminal.wait_for("How often new ones come")
        terminal.type("@weekly")
        terminal.wait_for("9 documents found")
        terminal.wait_for("next: cityledger collect --source asked")
        assert terminal.end() == 0
    except BaseException:
        os.kill(terminal.process, signal.SIGKILL)
        raise
    (source,) = read_sources(settings.sources)
    assert (source.facts.publisher, source.facts.place, source.facts.licence) == ("City of Example", None, "CC0-1.0")
    assert source.schedule == "@weekly"


def test_a_person_may_turn_back_where_nothing_is_found(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    given = ("--name", "bare", "--where", str(tmp_path / "nothing"), "--publisher", "x", "--place", "x")
    terminal = Terminal(settings, *given, "--licence", "x", "--schedule", "@daily")
    try:
        terminal.wait_for("Write the file all the same?")
        terminal.type("n")
        terminal.wait_for("nothing was written")
        assert terminal.end() == 1
    except BaseException:
        os.kill(terminal.process, signal.SIGKILL)
        raise
    assert not (settings.sources / "bare.yml").exists()
