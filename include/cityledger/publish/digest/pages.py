"""Draws news as HTML and as Markdown.

In: News, and where a page lies. Out: text. What stands in it comes from documents, so HTML is escaped and Markdown's
own signs are made plain.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cityledger import __version__
from cityledger.charts import Chart, bar_chart
from cityledger.pages import page_templates
from cityledger.publish.digest.news import News, StrengthCount, ThemeCount
from cityledger.semantic_layer import read_semantic_layer

STRENGTHS = ("firm", "intended", "aspirational", "stated", "request")
MOST_ROWS = 60
"""How many rows of a table a page shows; the views have all of them."""
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")
_WEB = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the news of a page."""

    made_at: datetime
    told_at: datetime | None
    release_id: str
    release_folder: str
    """The address of the release's folder from the page, with its last slash; empty where no link can lead there."""
    places: tuple[tuple[str, str], ...] = ()
    """The pages of single places: name and address."""
    index: str | None = None
    """The address of the page that tells of all places, on the page of one."""
    in_mail: bool = False


def as_html(news: News, frame: Frame) -> str:
    """The page as HTML that needs nothing else. Mail programs show no SVG, so a letter has tables in its place."""
    return _draw("digest.html", news, frame)


def as_markdown(news: News, frame: Frame) -> str:
    """The page as Markdown."""
    return re.sub(r"\n{3,}", "\n\n", _draw("digest.md", news, frame))


def _draw(template: str, news: News, frame: Frame) -> str:
    templates = page_templates("cityledger.publish")
    templates.filters["plain"] = _plain
    templates.filters["number"] = lambda value: f"{value:,.15g}"
    return templates.get_template(template).render(
        news=news,
        frame=frame,
        version=__version__,
        most=MOST_ROWS,
        strengths=STRENGTHS,
        place_chart=_place_chart(news.by_place),
        theme_charts=tuple(_theme_charts(news.by_theme)),
        evidence=lambda row: _evidence(row.evidence_url, frame.release_folder),
        label=lambda view, column: read_semantic_layer()[view].column(column).label,
        web=lambda address: address if address and _WEB.match(address) else None,
    )


def _plain(text: object) -> str:
    """Text that Markdown shows as it is, on one line, as a cell of a table needs it."""
    return _MARKDOWN.sub(r"\\\1", " ".join(str(text).split()))


def _evidence(address: str | None, folder: str) -> str | None:
    """The address of a row's evidence from the page; None where none is stated or no link can lead there."""
    if address is None or _WEB.match(address):
        return address
    return f"{folder}{address}" if folder else None


def _place_chart(counts: Iterable[StrengthCount]) -> Chart:
    """One bar a place, its parts the strengths."""
    by_place: dict[str, dict[str, float]] = defaultdict(dict)
    for count in counts:
        by_place[count.place][count.strength] = count.commitments
    rows = [
        (place, [(strength, parts.get(strength, 0.0)) for strength in STRENGTHS]) for place, parts in by_place.items()
    ]
    return bar_chart("New commitments by place and strength", rows, unit="")


def _theme_charts(counts: Iterable[ThemeCount]) -> Iterable[Chart]:
    """One chart a scheme, one bar a theme."""
    by_scheme: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for count in counts:
        by_scheme[count.scheme][count.theme] += count.commitments
    for scheme, themes in by_scheme.items():
        yield bar_chart(scheme, [(theme, [("commitments", number)]) for theme, number in themes.items()], unit="")
