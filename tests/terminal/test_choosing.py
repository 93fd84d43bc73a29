"""Which places a command looks through."""

from pathlib import Path

import pytest
import typer

from cityledger.settings import Settings
from cityledger.terminal.choosing import choose_sources


@pytest.fixture
def watched(settings: Settings) -> Settings:
    settings.sources.mkdir()
    (settings.sources / "a.yml").write_text("where: /srv/a")
    (settings.sources / "b.yml").write_text("where: /srv/b")
    return settings


def names(*chosen: object) -> list[str]:
    return [source.name for source in choose_sources(*chosen)]  # type: ignore[arg-type]


def test_nothing_named_means_every_source(watched: Settings) -> None:
    assert names((), (), watched) == ["a", "b"]


def test_what_is_named_is_all_that_is_meant(watched: Settings, tmp_path: Path) -> None:
    assert names((), ("b",), watched) == ["b"]
    assert names((str(tmp_path),), (), watched) == [tmp_path.name]
    assert names((str(tmp_path),), ("a",), watched) == [tmp_path.name, "a"]


def test_paths_do_without_the_sources(settings: Settings, tmp_path: Path) -> None:
    assert not settings.sources.exists()
    assert names((str(tmp_path),), (), settings) == [tmp_path.name]


@pytest.mark.parametrize(
    ("paths", "sources", "told"),
    [
        (("/no/such",), (), "/no/such: there is no such file or folder; correct the path"),
        ((), ("c",), "there is no source c; the sources in"),
    ],
)
def test_a_slip_leaves_with_two(
    watched: Settings,
    paths: tuple[str, ...],
    sources: tuple[str, ...],
    told: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(typer.Exit) as left:
        names(paths, sources, watched)
    assert left.value.exit_code == 2
    assert told in capsys.readouterr().err
