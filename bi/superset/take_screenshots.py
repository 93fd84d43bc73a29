"""Takes the pictures of the dashboard for README and docs, with Chromium, from a release of the project's samples.

In: Superset as start.py prepared it (.superset), and samples/. Out: docs/images/dashboard.png and dashboard_rows.png,
each under 300 kB.
"""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(PROJECT))

from looking import chart_of, chart_titles, look_at, open_dashboard
from start import USER, home

from tests.browser import open_browser

IMAGES = PROJECT / "docs" / "images"
ADDRESS = "http://127.0.0.1:8089"
LARGEST = 300_000


def main() -> None:
    """Make a release, serve it, look at it, and end the server."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        data = {**os.environ, "CITYLEDGER_DATA": folder}
        program = Path(sys.executable).parent / "cityledger"
        subprocess.run([program, "run", PROJECT / "samples"], env=data, check=True, stdout=subprocess.DEVNULL)
        start = [sys.executable, str(Path(__file__).parent / "start.py"), "--port", ADDRESS.rpartition(":")[2]]
        server = subprocess.Popen(start, env=data)
        try:
            wait_for_server()
            with open_browser() as browser:
                take(browser.new_page(viewport={"width": 1400, "height": 1180}))
        finally:
            server.terminate()
            server.wait(60)


def wait_for_server() -> None:
    """Until it answers; TimeoutError after five minutes."""
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{ADDRESS}/health", timeout=30):
                return
        except (urllib.error.URLError, TimeoutError):
            time.sleep(1)
    raise TimeoutError(f"Superset does not answer at {ADDRESS}")


def take(page: Any) -> None:
    """The top of the dashboard, and the table of commitments with their quotes."""
    open_dashboard(page, ADDRESS, USER, (home() / "admin_password").read_text())
    for title in chart_titles():
        look_at(page, title)
    page.wait_for_timeout(2000)  # bars grow for a second
    keep(chart_of(page, "Commitments with their quotes").screenshot(), "dashboard_rows.png")
    chart_of(page, "Commitments")
    page.evaluate("window.scrollTo(0, 0)")
    page.wait_for_timeout(2000)
    keep(page.screenshot(), "dashboard.png")


def keep(picture: bytes, name: str) -> None:
    """Write a picture; ValueError where it is too large for the repository."""
    if len(picture) > LARGEST:
        raise ValueError(f"{name} has {len(picture):,} bytes, more than {LARGEST:,}: show less")
    (IMAGES / name).write_bytes(picture)


if __name__ == "__main__":
    main()
