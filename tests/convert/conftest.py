import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from benchmarks.promises import broken_promises
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from cityledger.convert import Conversion, convert_document
from cityledger.records import Document
from cityledger.settings import Limits

SHARED = Path(__file__).resolve().parents[3] / "shared"


def convert_path(path: Path, limits: Limits | None = None) -> Conversion:
    document = Document(
        document_id="0123456789abcdef",
        sha256="0123456789abcdef" * 4,
        file_name=path.name,
        media_type="",
        byte_size=path.stat().st_size,
        source="tests",
        collected_at="2026-01-01T00:00:00Z",
    )
    return convert_document(document, path, limits or Limits())


@pytest.fixture
def convert() -> Callable[..., Conversion]:
    return convert_path


SMALL_LIMITS = Limits(processor_seconds=10, wall_seconds=15, memory_bytes=512 << 20)


@pytest.fixture
def check() -> Iterator[Callable[..., Conversion]]:
    """Convert a file that nobody trusts, and hold the stage to what it promises of any: see benchmarks/promises.py."""

    def convert_and_check(path: Path, outcome: str | None = None) -> Conversion:
        begun = time.monotonic()
        result = convert_path(path, SMALL_LIMITS)
        assert broken_promises(result) == []
        assert outcome is None or result.outcome == outcome, result.reason
        assert time.monotonic() - begun < 2 * SMALL_LIMITS.wall_seconds
        return result

    yield convert_and_check
    children = Path(f"/proc/self/task/{threading.get_native_id()}/children")
    assert not children.exists() or not children.read_text(encoding="ascii").split(), "a child was left behind"


@pytest.fixture
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("needs ../shared, the labelled documents and corpora, which this machine does not have")
    return SHARED


class Sheet:
    """A PDF drawn line by line, measured from the top."""

    def __init__(self, path: Path, size: tuple[float, float] = A4) -> None:
        self.path = path
        self.height = size[1]
        self.canvas = Canvas(str(path), pagesize=size, invariant=1)

    def line(self, x: float, top: float, text: str, size: float = 10, font: str = "Helvetica") -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - top - size, text)

    def lines(self, x: float, top: float, texts: list[str], size: float = 10, font: str = "Helvetica") -> float:
        for text in texts:
            self.line(x, top, text, size, font)
            top += 1.2 * size
        return top

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.canvas.line(x0, self.height - top, x1, self.height - bottom)

    def grid(self, xs: list[float], ys: list[float]) -> None:
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])

    def next_page(self) -> None:
        self.canvas.showPage()

    def save(self) -> Path:
        self.canvas.save()
        return self.path


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    return Sheet(tmp_path / "sheet.pdf")


@pytest.fixture
def wide_sheet(tmp_path: Path) -> Sheet:
    return Sheet(tmp_path / "slides.pdf", (720, 405))
