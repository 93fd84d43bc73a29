"""The summary as a person reads it."""

import io
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args, get_type_hints

from rich.console import Console

from cityledger.records import CanonicalCommitment, CanonicalIndicator, Finding, Processing, Run, Sighting
from cityledger.settings import Settings
from cityledger.store import Store
from cityledger.terminal.show import print_summary

MOMENT = "2020-11-05T12:00:00.000000+00:00"
BATCH = "20201105120000000000-00000000"


def row(record: type[Any], **values: object) -> Any:
    """A record with the values given, and empty ones elsewhere."""
    hints = get_type_hints(record)
    empty = {str: "", int: 1, float: 0.5, bool: False}
    made = {}
    for item in fields(record):
        hint = hints[item.name]
        made[item.name] = None if type(None) in get_args(hint) else empty.get(hint, ())
    return record(**{**made, **values})


def shown(settings: Settings, since: str | None = None, width: int = 200) -> str:
    console = Console(file=io.StringIO(), width=width)
    print_summary(settings, since, console)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def keep_run(settings: Settings, **values: object) -> Store:
    store = Store(settings.data)
    run = row(Run, run_id="r", started_at=MOMENT, ended_at=MOMENT, outcome="partial", batches=(BATCH,), **values)
    store.write("publish", Run, BATCH, [run])
    store.write("collect", Sighting, BATCH, [])
    return store


def test_all_tables_are_there(released: Settings) -> None:
    store = keep_run(released)
    told = [
        row(Processing, document_id="a", file_name="plan.pdf", outcome="ok"),
        row(Processing, document_id="b", file_name="[bold].pdf", outcome="failed", reason="[bold].pdf: it is empty; x"),
    ]
    store.write("collect", Processing, BATCH, told)
    indicators = [
        row(
            CanonicalIndicator,
            document_id="a",
            indicator=f"trees {number}",
            value=1234567.0,
            comparator=">",
            unit="count",
            kind="target",
            quote="over 1,234,567 trees\nby 2030",
            confidence=number / 10,
        )
        for number in range(6)
    ]
    store.write("inspect", CanonicalIndicator, BATCH, indicators)
    commitment = row(
        CanonicalCommitment,
        document_id="a",
        actor="the city",
        actor_organization="City of Example",
        statement="commitment",
        strength="firm",
        action="plant 300 trees",
        quote="The city will plant 300 trees.",
    )
    store.write("inspect", CanonicalCommitment, BATCH, [commitment])
    finding = row(
        Finding, severity="critical", expectation="quote_is_not_empty", reason="the quote is empty", outcome="failed"
    )
    store.write("inspect", Finding, BATCH, [finding])
    text = shown(released)
    for part in (
        "[bold].pdf: it is empty; x",
        "> 1,234,567 count",
        "“over 1,234,567 trees by 2030”",
        "City of Example",
        "“The city will plant 300 trees.”",
        "quote_is_not_empty",
        "target",
        "firm",
        f"duckdb -readonly {released.data / 'publish' / 'current' / 'warehouse.duckdb'}",
        str(released.data / "publish" / "releases" / "r1" / "quality.html"),
    ):
        assert part in text, part
    assert [number for number in range(6) if f"trees {number}" in text] == [3, 4, 5]
    lines = {line.split("│")[0].strip(): line for line in text.splitlines() if "│" in line}
    assert [part.strip() for part in lines["indicators"].split("│")] == ["indicators", "6", "10"]
    assert [part.strip() for part in lines["failed"].split("│")] == ["failed", "1"]


def test_samples_come_from_different_documents_where_they_can(released: Settings) -> None:
    store = keep_run(released)
    rows = [
        row(CanonicalIndicator, document_id=key, indicator=f"{key}{number}", confidence=confidence)
        for key, confidence in (("a", 0.9), ("b", 0.5))
        for number in range(4)
    ]
    store.write("inspect", CanonicalIndicator, BATCH, rows)
    text = shown(released)
    assert [name for name in ("a0", "a1", "a2", "b0", "b1") if name in text] == ["a0", "a1", "b0"]


def test_a_quote_that_would_command_the_terminal_is_disarmed(released: Settings) -> None:
    store = keep_run(released)
    hostile = row(CanonicalIndicator, document_id="a", indicator="x\x1b[2J", quote="y\x1b]52;c;eA==\x07", unit="z\x1bc")
    store.write("inspect", CanonicalIndicator, BATCH, [hostile])
    assert "\x1b" not in shown(released)


def test_nothing_new_is_said(released: Settings) -> None:
    keep_run(released)
    text = shown(released, "2021-01-01T00:00:00+00:00")
    assert "Nothing new: every document was taken in before." in text
    assert "duckdb -readonly" in text


def test_long_lists_are_cut_and_say_so(released: Settings) -> None:
    store = keep_run(released)
    told = [
        row(Processing, document_id=str(number), file_name=f"{number}.pdf", outcome="failed", reason="it is empty")
        for number in range(50)
    ]
    store.write("collect", Processing, BATCH, told)
    text = shown(released)
    assert "and 30 more" in text
    assert text.count("it is empty") == 20


def test_without_a_release_that_is_said(settings: Settings) -> None:
    assert "There is no release yet." in shown(settings)


def test_a_narrow_terminal_loses_no_words(released: Settings, tmp_path: Path) -> None:
    store = keep_run(released)
    reason = "a.pdf: it is locked by a password; save it without one"
    store.write(
        "collect",
        Processing,
        BATCH,
        [row(Processing, document_id="a", file_name="a.pdf", outcome="failed", reason=reason)],
    )
    words = set(shown(released, width=60).replace("│", " ").split())
    assert set(reason.split()) <= words
