"""Results, remarks and the way out."""

import pytest
import typer

from cityledger.terminal.screen import counted, fail, printable, warn, watching


def test_progress_goes_to_standard_error_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    with watching() as show:
        show("convert [1].pdf")
        show("set aside a very long line " + "x" * 300)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == ["convert [1].pdf", "set aside a very long line " + "x" * 300]


def test_warnings_and_errors_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    warn("one file [a] was set aside")
    with pytest.raises(typer.Exit) as left:
        fail("no file [b]", 2)
    assert left.value.exit_code == 2
    assert capsys.readouterr().err == "warning: one file [a] was set aside\nerror: no file [b]\n"


@pytest.mark.parametrize(
    ("number", "noun", "text"),
    [
        (1, "document", "1 document"),
        (0, "document", "0 documents"),
        (2000, "batch", "2,000 batches"),
        (1, "batch", "1 batch"),
    ],
)
def test_numbers_go_with_their_nouns(number: int, noun: str, text: str) -> None:
    assert counted(number, noun) == text


def test_nothing_reaches_the_terminal_that_it_would_obey(capsys: pytest.CaptureFixture[str]) -> None:
    assert printable("a\x1b]0;title\x07b\u202ec\r\x00") == "a]0;titlebc"
    assert printable("Größe\u00a0计划\u3000\n\tx") == "Größe\u00a0计划\u3000\n\tx"
    warn("a\x1b[2Jb")
    assert "\x1b" not in capsys.readouterr().err
