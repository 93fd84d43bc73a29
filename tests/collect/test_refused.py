"""Names that are refused, and how they are shown."""

import pytest

from cityledger.collect.refused import RefusedError, check_name, shown


@pytest.mark.parametrize(
    "path", ["plan.txt", "2020/plan.txt", "a..b.txt", "Größe/计划.pdf", "x" * 1000, "a\u200db.txt", "C/plan", "a:b.txt"]
)
def test_ordinary_names_pass(path: str) -> None:
    check_name(path)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("../plan.txt", "points outside"),
        ("a/../../plan.txt", "points outside"),
        ("a\\..\\plan.txt", "points outside"),
        ("/etc/passwd", "points outside"),
        ("C:\\plan.txt", "points outside"),
        ("C:/plan.txt", "points outside"),
        ("\\\\server\\plan.txt", "points outside"),
        ("plan\n.txt", "control characters"),
        ("plan\x00.txt", "control characters"),
        ("plan\x1b[31m.txt", "control characters"),
        ("plan\u202efdp.txt", "control characters"),
        ("plan\u2028.txt", "control characters"),
        ("plan\udce9.txt", "not valid Unicode"),
        ("x" * 1001, "1,001 characters long"),
    ],
)
def test_other_names_are_refused(path: str, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        check_name(path)


def test_a_name_is_shown_on_one_line_and_can_be_stored() -> None:
    assert shown("Größe/计划.pdf") == "Größe/计划.pdf"
    assert shown("a\n\x1b[31m\u202e\udce9") == "a\\n\\x1b[31m\\u202e\\udce9"
    shown("\udce9").encode("utf-8")
