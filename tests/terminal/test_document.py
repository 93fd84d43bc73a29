"""`cityledger show`: one document, its rows with their quotes, and its evidence."""

import io

import pytest
from rich.console import Console
from typer.testing import CliRunner

from cityledger import cli
from cityledger.settings import Settings
from cityledger.terminal.document import UnknownDocumentError, find_document, print_document
from cityledger.terminal.prompt import NoReleaseError


def shown(settings: Settings, wanted: str) -> str:
    console = Console(file=io.StringIO(), width=150)
    print_document(*find_document(wanted, settings), console)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


@pytest.mark.parametrize("wanted", ["plan one", "PLAN", "plan_one", "0123456789abcdef", "0123"])
def test_a_document_is_found_by_title_file_name_and_id(made_release: Settings, wanted: str) -> None:
    text = shown(made_release, wanted)
    assert "Plan One" in text
    assert "Example City · plan_one.pdf · CC-BY-4.0 · https://city.example/plan" in text
    assert "page 1" in text
    assert "bus lines: 12" in text
    assert "“12 bus lines in 2025, count 1”" in text
    assert "The city: build a tram line" in text
    assert "interest ticked  Cycle lanes" in text
    assert "3 rows" in text


def test_a_document_without_a_title_is_found_by_its_file_name(made_release: Settings) -> None:
    for wanted in ("untit", "untitled.csv"):
        document, rows = find_document(wanted, made_release)
        assert (document.document_id, document.title, rows) == ("aaaa000011112222", "untitled.csv", [])


def test_the_page_is_named_and_opened_where_there_is_one(
    made_release: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("typer.launch", opened.append)
    monkeypatch.setattr("cityledger.terminal.reader_commands.get_settings", lambda: made_release)
    page = made_release.current_release.resolve() / "evidence" / "0123456789abcdef.html"
    answer = CliRunner().invoke(cli.app, ["show", "plan one", "--open"])
    assert answer.exit_code == 0
    assert str(page) in answer.output.replace("\n", "")
    assert opened == [page.as_uri()]
    answer = CliRunner().invoke(cli.app, ["show", "hostile", "--open"])
    assert answer.exit_code == 1
    assert "no evidence page" in answer.output


def test_none_and_many_are_told(made_release: Settings) -> None:
    with pytest.raises(UnknownDocumentError, match="no document of the release has 'nowhere'"):
        find_document("nowhere", made_release)
    with pytest.raises(
        UnknownDocumentError, match=r"2 documents have '\.pdf' in .* by its id: .*0123456789abcdef Plan One"
    ):
        find_document(".pdf", made_release)


def test_a_document_cannot_command_the_terminal(made_release: Settings) -> None:
    assert "\x1b" not in shown(made_release, "hostile")


def test_without_a_release_the_remedy_is_told(settings: Settings) -> None:
    with pytest.raises(NoReleaseError, match="make one with `cityledger run FOLDER`"):
        find_document("plan", settings)
