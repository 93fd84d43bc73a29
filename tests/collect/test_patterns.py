"""Which files are meant."""

import pytest

from cityledger.collect.patterns import is_litter, is_meant, matches


@pytest.mark.parametrize(
    ("path", "pattern", "fits"),
    [
        ("a/b/plan.PDF", "*.pdf", True),
        ("a/b/plan.pdf", "a/*", True),
        ("a/b/plan.pdf", "*/plan.pdf", True),
        ("plan.pdf", "*/plan.pdf", False),
        ("b/a/plan.pdf", "a/*", False),
        ("plan.pdf", "plan", False),
        ("plan2020.pdf", "plan[0-9]*.pdf", True),
        ("reports.zip/2020/plan.pdf", "reports.zip/*", True),
    ],
)
def test_patterns(path: str, pattern: str, fits: bool) -> None:
    assert matches(path, pattern) is fits


def test_exclude_wins_over_include() -> None:
    assert is_meant("plan.pdf", (), ())
    assert is_meant("plan.pdf", ("*.pdf",), ())
    assert not is_meant("plan.pdf", ("*.txt",), ())
    assert not is_meant("plan.pdf", ("*.pdf",), ("plan*",))


def test_litter() -> None:
    assert all(map(is_litter, (".git", ".DS_Store", "~$plan.docx", "__MACOSX", "Thumbs.db", "desktop.ini")))
    assert not any(map(is_litter, ("plan.docx", "thumbs.pdf", "a~$b.docx", "a.b", "..")))
