"""The evidence of the samples in a real browser, over file://, as a person opens it from a release's folder."""

import re
from dataclasses import dataclass, field
from typing import Any

import duckdb
import pytest

from tests.browser import open_browser

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
CONTRAST = """() => {
  const parse = (text) => {
    const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number);
    return { rgb: [r, g, b], a };
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const { rgb, a } = parse(getComputedStyle(node).backgroundColor);
      if (a > 0.99) return rgb;
    }
    return [255, 255, 255];
  };
  const worst = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !node.checkVisibility() || node.closest("script, style")) continue;
    const [a, b] = [light(parse(getComputedStyle(node).color).rgb), light(ground(node))].sort((x, y) => y - x);
    worst.push([(a + 0.05) / (b + 0.05), walker.currentNode.textContent.trim().slice(0, 40)]);
  }
  return worst.sort((x, y) => x[0] - y[0])[0];
}"""


@dataclass
class Watched:
    """A page with what it has asked for and complained of."""

    page: Any
    told: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def open(self, url: str) -> Any:
        self.page.goto(url)
        self.page.wait_for_load_state("networkidle")
        return self.page


@pytest.fixture(scope="module")
def browser():
    with open_browser() as opened:
        yield opened


@pytest.fixture
def watch(browser):
    """A function that opens a page in a context of its own; at the end nothing may have gone wrong or out."""
    opened = []

    def open_context(size=DESK, scheme="light"):
        context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
        watched = Watched(context.new_page())
        watched.page.on("console", lambda message: watched.told.append(message.text))
        watched.page.on("pageerror", lambda error: watched.told.append(str(error)))
        watched.page.on("requestfailed", lambda request: watched.told.append(f"failed: {request.url}"))
        watched.page.on("request", lambda request: watched.asked.append(request.url))
        opened.append((context, watched))
        return watched

    yield open_context
    for context, watched in opened:
        context.close()
        assert watched.told == []
        assert [url for url in watched.asked if not url.startswith("file://")] == []


@pytest.fixture(scope="module")
def release(sample_release):
    return sample_release.current_release.resolve()


@pytest.fixture(scope="module")
def rows(release):
    """evidence_url, file name and quote of every row."""
    with duckdb.connect(str(release / "warehouse.duckdb"), read_only=True) as connection:
        return connection.execute(
            "select evidence_url, file_name, quote from analytics.commitments "
            "union all select evidence_url, file_name, quote from analytics.indicators order by all"
        ).fetchall()


def one_of(rows, release, file_name, kind):
    """The address of the last row of a kind in a document: the one that is farthest to go to."""
    url, quote = [(url, quote) for url, name, quote in rows if name == file_name and f"#{kind}-" in url][-1]
    return f"{(release / url.split('#')[0]).as_uri()}#{url.split('#')[1]}", quote


@pytest.mark.parametrize("kind", ["commitment", "indicator"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_an_address_opens_its_row_and_the_highlight_on_the_page(watch, release, rows, kind, size):
    url, quote = one_of(rows, release, "lindhaven_environment_report_2019.pdf", kind)
    page = watch(size).open(url)
    row = page.locator(".row.chosen")
    assert row.get_attribute("id") == url.split("#")[1]
    assert row.locator("blockquote").inner_text().split() == quote.split()
    assert page.evaluate("document.activeElement.id") == url.split("#")[1]
    in_view = "node => { const box = node.getBoundingClientRect(); return box.bottom > 0 && box.top < innerHeight; }"
    assert row.evaluate(in_view)
    highlight = page.locator("svg .chosen rect").first
    pane, box = highlight.evaluate(
        "node => [node.closest('.source'), node].map((part) => part.getBoundingClientRect().toJSON())"
    )
    assert pane["top"] <= box["top"] < box["bottom"] <= pane["bottom"], "the pane is scrolled to the highlight"


def test_highlights_lie_within_their_picture_and_scale_with_it(watch, release, rows):
    url, _ = one_of(rows, release, "lindhaven_environment_report_2019.pdf", "commitment")
    shares = []
    for size in (DESK, PHONE):
        page = watch(size).open(url)
        shares.append(
            page.evaluate(
                """() => [...document.querySelectorAll('.sheet')].flatMap((sheet) => {
                     const frame = sheet.querySelector('img').getBoundingClientRect();
                     return [...sheet.querySelectorAll('rect')].map((node) => {
                       const box = node.getBoundingClientRect();
                       return [(box.left - frame.left) / frame.width, (box.top - frame.top) / frame.height,
                               (box.right - frame.left) / frame.width, (box.bottom - frame.top) / frame.height];
                     });
                   })"""
            )
        )
    assert len(shares[0]) > 30
    assert all(0 <= left < right <= 1 and 0 <= top < bottom <= 1 for left, top, right, bottom in shares[0])
    assert shares[0] == [pytest.approx(box, abs=0.01) for box in shares[1]]
    assert page.evaluate("[...document.images].every((image) => !image.complete || image.naturalWidth > 500)")


@pytest.mark.parametrize(
    "file_name",
    [
        "harwick_bay_housing_strategy_2022.docx",
        "calder_falls_heat_slides_2024.pptx",
        "harwick_bay_water_report_2018.txt",
    ],
)
def test_documents_without_pictures_show_their_text_with_the_quote_marked(watch, release, rows, file_name):
    url, quote = one_of(rows, release, file_name, "indicator")
    page = watch().open(url)
    marked = "".join(page.locator("mark.chosen").all_inner_texts())
    assert marked.split() == quote.split()
    heading = page.locator(f"section:has(#{url.split('#')[1]}) h2").inner_text()
    assert re.match(r"Slide \d", heading) if file_name.endswith("pptx") else heading


def test_filters_leave_the_rows_that_fit_and_their_highlights(watch, release, rows):
    url, _ = one_of(rows, release, "lindhaven_environment_report_2019.pdf", "commitment")
    page = watch().open(url.split("#")[0])
    shown = (
        "() => [...document.querySelectorAll('.row')].filter((row) => row.checkVisibility()).map((row) => row.dataset)"
    )
    every = page.evaluate(shown)
    page.locator("#kind").select_option("commitment")
    found = page.evaluate(shown)
    assert {row["kind"] for row in found} == {"commitment"}
    assert page.locator("#count").inner_text() == f"{len(found)} of {len(every)} rows"
    page.get_by_label("Strength").select_option("firm")
    firm = page.evaluate(shown)
    assert {row["label"] for row in firm} == {"firm"}
    assert 0 < len(firm) < len(found)
    visible = page.evaluate(
        "() => [...document.querySelectorAll('svg .quoted:not([hidden])')].map((part) => part.dataset.rows)"
    )
    assert not page.locator("svg .quoted[hidden]").first.is_visible()
    ids = page.evaluate(
        "() => [...document.querySelectorAll('.row')].filter((r) => r.checkVisibility()).map((r) => r.id)"
    )
    assert visible
    assert all(set(of.split()) & set(ids) for of in visible)
    page.locator("#kind").select_option("")
    page.get_by_label("Strength").select_option("")
    least = max(int(row["confidence"]) for row in every) // 5 * 5
    page.get_by_label("Confidence at least").fill(str(least))
    sure = page.evaluate(shown)
    assert len(sure) == sum(int(row["confidence"]) >= least for row in every) < len(every)
    assert all(int(row["confidence"]) >= least for row in sure)


def test_an_address_whose_row_is_filtered_out_clears_the_filters(watch, release, rows):
    url, _ = one_of(rows, release, "lindhaven_environment_report_2019.pdf", "commitment")
    page = watch().open(url.split("#")[0])
    page.locator("#kind").select_option("indicator")
    assert not page.locator(f"#{url.split('#')[1]}").is_visible()
    page.evaluate(f"location.hash = '{url.split('#')[1]}'")
    page.wait_for_selector(".row.chosen")
    assert page.locator("#kind").input_value() == ""


def test_the_keyboard_reaches_everything(watch, release, rows):
    url, _ = one_of(rows, release, "lindhaven_environment_report_2019.pdf", "commitment")
    page = watch().open(url.split("#")[0])
    seen = []
    for _ in range(14):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                "document.activeElement.id || document.activeElement.className || document.activeElement.innerText"
            )
        )
        outlined = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outlined != "none", seen[-1]
    assert seen[0] == "skip"
    assert [name for name in seen if name in ("kind", "strength", "confidence")] == ["kind", "strength", "confidence"]
    assert "source" in seen, "the pane of the page can be scrolled by the keyboard"
    page.locator(".row h3 a").first.focus()
    page.keyboard.press("Enter")
    first = page.locator(".row.chosen").get_attribute("id")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_function(f"document.querySelector('.row.chosen').id !== '{first}'")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.closest('.row').id") == first


def test_a_highlight_leads_to_its_row(watch, release, rows):
    url, _ = one_of(rows, release, "lindhaven_environment_report_2019.pdf", "commitment")
    page = watch().open(url.split("#")[0])
    mark = page.locator("svg .quoted").last
    mark.locator("rect").first.click()
    page.wait_for_selector(".row.chosen")
    assert page.locator(".row.chosen").get_attribute("id") in mark.get_attribute("data-rows").split()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground_and_dark_is_dark(watch, release, rows, scheme):
    watched = watch(scheme=scheme)
    for path in sorted((release / "evidence").glob("*.html")):
        page = watched.open(path.as_uri())
        ratio, text = page.evaluate(CONTRAST)
        assert ratio >= 4.5, f"{path.name}: '{text}' stands at {ratio:.2f} to 1"
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (max(map(int, re.findall(r"\d+", ground))) < 60) == (scheme == "dark")


def test_no_page_is_wider_than_a_phone(watch, release):
    watched = watch(PHONE)
    for path in sorted((release / "evidence").glob("*.html")):
        page = watched.open(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path.name


def test_pages_have_landmarks_names_and_words_for_pictures(watch, release):
    watched = watch()
    for path in sorted((release / "evidence").glob("*.html")):
        page = watched.open(path.as_uri())
        assert page.locator("main").count() == page.locator("h1").count() == 1
        assert page.evaluate("[...document.images].every((image) => image.alt.length > 20)")
        assert page.evaluate("new Set([...document.querySelectorAll('[id]')].map((node) => node.id)).size"
                             " === document.querySelectorAll('[id]').length")  # fmt: skip
        unnamed = "[...document.querySelectorAll('select, input')].filter((node) => !node.labels.length).length"
        assert page.evaluate(unnamed) == 0
        assert page.evaluate("document.documentElement.lang") == "en"


def test_without_scripts_an_address_still_leads_to_its_row(browser, release, rows):
    url, _ = one_of(rows, release, "lindhaven_environment_report_2019.pdf", "indicator")
    context = browser.new_context(java_script_enabled=False, viewport=DESK)
    page = context.new_page()
    page.goto(url)
    box = page.locator(f"#{url.split('#')[1]}").bounding_box()
    assert 0 <= box["y"] < DESK["height"]
    assert not page.locator("#filters").is_visible()
    context.close()
