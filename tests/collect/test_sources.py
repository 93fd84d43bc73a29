"""Sources that a person names, and facts about single files."""

from pathlib import Path

import pytest

from cityledger.collect import Source, SourceError, source_of_path
from cityledger.collect.sources import Facts, Override


def test_a_path_is_made_full_and_its_last_part_is_the_name(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place.parent)
    assert source_of_path(Path("place")) == Source(name="place", where=(str(place),))
    assert source_of_path("place/../place").where == (str(place),)


def test_a_path_that_is_not_there_is_told(place: Path) -> None:
    with pytest.raises(SourceError, match=r"gone: there is no such file or folder; correct the path"):
        source_of_path(place / "gone")


def test_a_url_is_taken_as_it_is() -> None:
    assert source_of_path("https://city.example/plan.pdf").where == ("https://city.example/plan.pdf",)


def test_later_patterns_win_and_silence_overrides_nothing() -> None:
    source = Source(
        name="city",
        where=(),
        facts=Facts(publisher="City", language="en"),
        overrides=(
            Override(pattern="*.pdf", facts=Facts(title="A", language="de")),
            Override(pattern="2020/*", facts=Facts(title="B")),
        ),
    )
    assert source.facts_for("plan.txt") == Facts(publisher="City", language="en")
    assert source.facts_for("2020/plan.pdf") == Facts(publisher="City", language="de", title="B")
