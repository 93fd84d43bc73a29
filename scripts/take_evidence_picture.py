"""Takes the picture of an evidence page that the documents for people show: docs/images/evidence.png.

Run it after `make run`, which makes a release of the samples; it opens a page of it in Chromium, at one of its rows.
"""

import io
import sys
from pathlib import Path

import duckdb
import PIL.Image
from playwright.sync_api import sync_playwright

from cityledger.settings import PROJECT, get_settings

PICTURE = PROJECT / "docs" / "images" / "evidence.png"
FILE = "lindhaven_environment_report_2019.pdf"
COLOURS = 128


def main(picture: Path = PICTURE) -> None:
    """Open the row and keep what the browser shows."""
    release = get_settings().current_release.resolve()
    with duckdb.connect(str(release / "warehouse.duckdb"), read_only=True) as connection:
        row = connection.execute(
            "select evidence_url from analytics.commitments where file_name = $file and deadline is not null "
            "and purpose is not null order by char_start limit 1",
            {"file": FILE},
        ).fetchone()
    if row is None:
        sys.exit(f"the current release has no commitment of {FILE}: run `make run` first")
    file, anchor = row[0].split("#")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(f"{(release / file).as_uri()}#{anchor}")
        page.wait_for_load_state("networkidle")
        content = page.screenshot()
        browser.close()
    picture.parent.mkdir(exist_ok=True)
    PIL.Image.open(io.BytesIO(content)).convert("RGB").quantize(COLOURS).save(picture, optimize=True)


if __name__ == "__main__":
    main()
