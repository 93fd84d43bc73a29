"""Looks at the dashboard in a browser: for the screenshots of the documentation and for the tests.

In: a page of a browser, Superset's address and a login. Out: the page with the dashboard, and what each chart shows.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import TimeoutError

_HOLDER = ".dashboard-component-chart-holder"
_LOADING = ".loading, [data-test='loading-indicator']"
_ERRORS = ".ant-alert-error, [data-test='chart-error'], .missing-chart-container"
_DRAWN = "canvas, svg.nv-chart, table, .header-line, .ant-empty"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a chart shows: its text, what it says went wrong, and whether it drew anything."""

    text: str
    problem: str | None
    drawn: bool


def chart_titles() -> list[str]:
    """The titles of all charts, in their order on the dashboard."""
    told = yaml.safe_load((Path(__file__).parent / "dashboard.yml").read_text(encoding="utf-8"))
    return [item["title"] for row in told["rows"] if isinstance(row, list) for item in row]


def open_dashboard(page: Any, address: str, user: str, password: str) -> None:
    """Log in and open the dashboard."""
    page.set_default_timeout(120_000)
    page.goto(f"{address}/login/")
    page.fill("input#username", user)
    page.fill("input#password", password)
    page.press("input#password", "Enter")
    page.wait_for_url("**/superset/welcome/**", wait_until="commit")
    page.goto(f"{address}/superset/dashboard/cityledger/")
    try:
        page.wait_for_selector(".grid-container", timeout=60_000)
    except TimeoutError:  # on a busy machine parts of the page may come too late, and it does not ask again
        page.reload()
        page.wait_for_selector(".grid-container")


def chart_of(page: Any, title: str) -> Any:
    """The chart of a title, scrolled to and loaded."""
    chart = page.locator(_HOLDER, has=page.get_by_text(title, exact=True)).first
    chart.evaluate("node => node.scrollIntoView({block: 'center'})")  # a heading stays at the top, over what is there
    chart.locator(f"{_DRAWN}, {_ERRORS}").first.wait_for(state="attached")
    for loading in chart.locator(_LOADING).all():
        loading.wait_for(state="detached")
    return chart


def look_at(page: Any, title: str) -> Shown:
    """What a chart shows once it has loaded; playwright's TimeoutError where it goes on loading."""
    chart = chart_of(page, title)
    errors = [error.inner_text() for error in chart.locator(_ERRORS).all()]
    return Shown(chart.inner_text(), "\n".join(errors) or None, chart.locator(_DRAWN).count() > 0)
