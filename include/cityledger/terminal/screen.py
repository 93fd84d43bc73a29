"""Where lines go: results to standard output, progress, warnings and errors to standard error.

In: lines of text. Out: the same on the terminal; in a log file each on a line of its own, in a terminal the steps
replace one another and what needs a person's eye stays.
"""

import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer
from rich.console import Console
from rich.markup import escape
from rich.text import Text

_OBEYED = ("Cc", "Cf", "Cs")

WIDTH_OF_A_FILE = 160
"""Columns, where the output is no terminal that has a width."""

_KEPT = ("set aside", "warning")
"""How lines begin that stay on the screen when the next step comes."""


def printable(text: str) -> str:
    """Text without what a terminal would obey instead of showing: documents and their names are nobody's own."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        character for character in text if character in "\n\t" or unicodedata.category(character) not in _OBEYED
    )


def counted(number: int, noun: str) -> str:
    """A number with its noun: 1 document, 2,000 documents, 2 batches."""
    plural = "es" if noun.endswith("ch") else "s"
    return f"{number:,} {noun}{'' if number == 1 else plural}"


def results() -> Console:
    """Standard output; without colours where it is no terminal."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=WIDTH_OF_A_FILE)


def remarks() -> Console:
    """Standard error."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def warn(line: str) -> None:
    """A line that does not make the command fail."""
    remarks().print(Text.assemble(("warning: ", "yellow"), printable(line)))


def fail(line: str, code: int = 1) -> NoReturn:
    """Say why the command failed and what to do, and leave with its exit status."""
    remarks().print(Text.assemble(("error: ", "bold red"), printable(line)))
    raise typer.Exit(code)


@contextmanager
def watching() -> Iterator[Callable[[str], None]]:
    """A function that shows one line of progress."""
    console = remarks()
    if not console.is_terminal:
        yield lambda line: console.print(Text(printable(line)))
        return
    with console.status("starting") as status:

        def show(line: str) -> None:
            if line.startswith(_KEPT):
                console.print(Text(printable(line), "yellow"))
            status.update(escape(printable(line)))

        yield show
