"""Superset as a user has it: set up by start.py, served on loopback, over the release of the project's samples."""

import shutil
import stat
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from cityledger.publish.release import _switch
from cityledger.warehouse import READ_ONLY_CONFIG, connect_read_only
from tests.bi.serving import SUPERSET, USER, environment, require_superset, serve, start
from tests.browser import open_browser

sys.path.append(str(SUPERSET))

pytestmark = pytest.mark.slow
SWITCHES, QUERIES, AT_ONCE, ROWS = 100, 1000, 5, 5000


@pytest.fixture(scope="module")
def data(request, tmp_path_factory) -> Path:
    """A data folder with the samples' release, in which the tests may publish others."""
    require_superset()
    sample_release = request.getfixturevalue("sample_release")
    folder = tmp_path_factory.mktemp("bi") / "data"
    release = sample_release.current_release.resolve()
    shutil.copytree(release, folder / "publish" / "releases" / release.name)
    _switch(folder / "publish" / "current", folder / "publish" / "releases" / release.name)
    return folder


@pytest.fixture(scope="module")
def env(data, tmp_path_factory) -> dict[str, str]:
    """The environment of a Superset that is set up."""
    made = environment(tmp_path_factory.mktemp("superset"), data)
    done = start("--prepare", env=made)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "with the password" in done.stdout
    return made


@pytest.fixture(scope="module")
def superset(env):
    with serve(env) as client:
        yield client


def _warehouse(data, query):
    with connect_read_only(data / "publish" / "current" / "warehouse.duckdb") as connection:
        return connection.execute(query).fetchall()


def test_secrets_are_made_once_and_for_their_owner_alone(env):
    home = Path(env["CITYLEDGER_SUPERSET"])
    before = {name: (home / name).read_text() for name in ("secret_key", "admin_password")}
    assert all(len(secret) >= 20 for secret in before.values())
    assert {stat.S_IMODE((home / name).stat().st_mode) for name in before} == {0o600}
    began = time.monotonic()
    again = start("--prepare", env=env)
    assert (again.returncode, again.stdout) == (0, "")
    assert time.monotonic() - began < 5, "what is done already was done again"
    assert {name: (home / name).read_text() for name in before} == before


def test_every_chart_of_the_dashboard_draws_in_a_browser(superset, data):
    from looking import chart_titles, look_at, open_dashboard

    requests = []
    with open_browser() as browser:
        page = browser.new_page(viewport={"width": 1500, "height": 1000})
        page.on("request", lambda request: requests.append(request))  # noqa: PLW0108 -- playwright takes no builtin
        open_dashboard(page, superset.address, USER, superset.password)
        shown = {title: look_at(page, title) for title in chart_titles()}
        assert {title: chart.problem for title, chart in shown.items() if chart.problem or not chart.drawn} == {}
        ((commitments, documents),) = _warehouse(
            data, "select (select count(*) from analytics.commitments), (select count(*) from analytics.documents)"
        )
        assert f"\n{commitments}\n" in shown["Commitments"].text
        assert f"\n{documents}\n" in shown["Documents"].text
        assert "Calder Falls" in shown["Indicators with their quotes"].text
        _follow_a_link_to_the_evidence(page, superset.address)
        assert [request.url for request in requests if _leaves_this_machine(request, superset.address)] == []


def _leaves_this_machine(request, address):
    return not request.url.startswith((address, "data:", "blob:")) and request.failure != "csp"


def _follow_a_link_to_the_evidence(page, address):
    from looking import chart_of

    link = chart_of(page, "Commitments with their quotes").locator("a", has_text="page").first
    with page.context.expect_page() as opened:
        link.click()
    evidence = opened.value
    evidence.wait_for_load_state()
    assert evidence.url.startswith(f"{address}/evidence/")
    assert evidence.locator(f"[id='{evidence.url.partition('#')[2]}']").count() == 1
    assert page.context.request.get(f"{address}/evidence/..%2fwarehouse.duckdb").status == 404


def test_evidence_is_for_those_who_are_logged_in(superset):
    import requests

    answer = requests.get(f"{superset.address}/evidence/index.html", allow_redirects=False, timeout=30)
    assert (answer.status_code, answer.headers["Location"][:7]) == (302, "/login/")


def test_importing_again_doubles_nothing_and_takes_back_what_was_changed(superset, env):
    kinds = (("chart", "slice_name"), ("dataset", "table_name"), ("database", "database_name"))
    before = {kind: superset.names(kind, column) for kind, column in kinds}
    dashboards = superset.names("dashboard", "dashboard_title")
    assert len(before["chart"]) == len(list((SUPERSET / "assets" / "charts").glob("*.yaml")))
    assert superset.call("PUT", "chart/1", json={"slice_name": "Changed"}).ok
    command = [f"{env['CITYLEDGER_SUPERSET_VENV']}/bin/superset", "import-directory", "-o", str(SUPERSET / "assets")]
    more = {"SUPERSET_CONFIG_PATH": str(SUPERSET / "superset_config.py"), "FLASK_APP": "superset.app:create_app()"}
    kept = {name: value for name, value in env.items() if name != "PYTHONPATH"}
    subprocess.run(command, env={**kept, **more}, check=True, capture_output=True, timeout=300)
    assert {kind: superset.names(kind, column) for kind, column in kinds} == before
    assert superset.names("dashboard", "dashboard_title") == dashboards


def _forbidden(folder: Path) -> dict[str, str]:
    """Statements that would read, write, attach or change, by what they would do."""
    out = folder / "out"
    return {
        "read a text file": "select * from read_text('/etc/hostname')",
        "read a CSV file": "select * from read_csv('/etc/passwd', sep=':')",
        "read a file by its name": "select * from '/etc/passwd'",
        "list files": "select * from glob('/etc/*')",
        "read another database's file": f"select * from read_blob('{folder}/other.duckdb')",
        "write a CSV file": f"copy (select 1) to '{out}.csv'",
        "write a Parquet file": f"copy analytics.documents to '{out}.parquet' (format parquet)",
        "export the database": f"export database '{out}'",
        "make a table": "create table star.mine as select 1 as x",
        "make a temporary view of a file": "create temp view mine as select * from read_text('/etc/hostname')",
        "change rows": "update star.dim_document set title = 'x'",
        "delete rows": "delete from star.fact_commitment",
        "drop a view": "drop view analytics.commitments",
        "attach a file": f"attach '{folder}/other.duckdb' as other",
        "attach a new file": f"attach '{out}.duckdb' as other",
        "open the doors": "set enable_external_access = true",
        "unlock the settings": "set lock_configuration = false",
        "change a limit": "set memory_limit = '100GB'",
        "change a limit by pragma": "pragma threads = 64",
        "reset a setting": "reset memory_limit",
        "install an extension": "install httpfs",
        "load an extension": "load httpfs",
        "keep a secret": "create secret s (type s3)",
        "do two things at once": f"select 1; copy (select 1) to '{out}2.csv'",
    }


def test_sql_lab_reads_no_file_writes_none_attaches_none_and_changes_no_setting(superset, data, tmp_path):
    """Also after an administrator has opened the connection's form and taken all that can be taken away."""
    duckdb.connect(str(tmp_path / "other.duckdb")).close()
    before = _warehouse(data, "select count(*), max(title) from analytics.documents")
    for form in ({}, {"allow_dml": True, "extra": "{}", "sqlalchemy_uri": f"duckdb:///{tmp_path}/other.duckdb"}):
        if form:
            answer = superset.call("PUT", "database/1", json=form)
            assert answer.ok, answer.text
        assert superset.ask("select count(*) as n from analytics.documents").json()["data"] == [{"n": before[0][0]}]
        for purpose, statement in _forbidden(tmp_path).items():
            answer = superset.ask(statement)
            assert answer.status_code >= 400, f"{purpose}: {answer.text[:300]}"
        asked = ", ".join(f"current_setting('{name}') as {name}" for name in READ_ONLY_CONFIG)
        (settings,) = superset.ask(f"select {asked}").json()["data"]
        assert settings == READ_ONLY_CONFIG
    assert [path.name for path in tmp_path.iterdir()] == ["other.duckdb"]
    assert _warehouse(data, "select count(*), max(title) from analytics.documents") == before


def _make_releases(data: Path) -> list[Path]:
    """Small releases whose rows all carry the release's number."""
    made = []
    for number in range(SWITCHES + 1):
        folder = data / "publish" / "releases" / f"small-{number:03}"
        folder.mkdir()
        with duckdb.connect(str(folder / "warehouse.duckdb")) as connection:
            connection.execute("create schema analytics")
            connection.execute(
                f"create table analytics.runs as select '{number}' as run_id, range as row from range({ROWS})"
            )
        made.append(folder)
    return made


def test_it_answers_without_an_error_or_a_stale_row_while_releases_are_switched(superset, data):
    """Each query gives all rows of one release, one that was current while it ran; old releases go away meanwhile."""
    link = data / "publish" / "current"
    samples, releases = link.resolve(), _make_releases(data)
    datasets = superset.call("GET", "dataset/?q=(page_size:100)").json()["result"]
    dataset = next(row["id"] for row in datasets if row["table_name"] == "runs")
    _switch(link, releases[0])
    begun, done, stop = [0], [0], threading.Event()

    def switch_on():
        for number in range(1, SWITCHES + 1):
            while answered[0] < number * QUERIES / (SWITCHES + 1) and not stop.is_set():
                time.sleep(0.005)
            begun[0] = number
            _switch(link, releases[number])
            done[0] = number
            if number > 5:
                shutil.rmtree(releases[number - 6])

    answered, query = [0], {"columns": ["run_id"], "metrics": ["runs"], "row_limit": 10}
    body = {"datasource": {"id": dataset, "type": "table"}, "queries": [query] * AT_ONCE, "force": True}

    def ask(_):
        oldest = done[0]
        answer = superset.call("POST", "chart/data", json=body)
        newest = begun[0]
        answered[0] += AT_ONCE
        if answer.status_code != 200:
            return f"{answer.status_code}: {answer.text[:300]}"
        shown = [result["data"] for result in answer.json()["result"]]
        whole = all(len(rows) == 1 and rows[0]["runs"] == ROWS for rows in shown)
        fresh = whole and all(oldest <= int(rows[0]["run_id"]) <= newest for rows in shown)
        return None if len(shown) == AT_ONCE and fresh else f"{shown} between {oldest} and {newest}"

    switcher = threading.Thread(target=switch_on)
    switcher.start()
    try:
        with ThreadPoolExecutor(6) as pool:
            wrong = [problem for problem in pool.map(ask, range(QUERIES // AT_ONCE)) if problem]
    finally:
        stop.set()
        switcher.join()
        _switch(link, samples)
    assert wrong == []
    assert done[0] == SWITCHES


def test_without_a_release_it_says_what_to_do(superset, env, data):
    link = data / "publish" / "current"
    kept = link.resolve()
    link.unlink()
    try:
        assert "make a release with `make run`" in superset.ask("select 1").text
        refused = start(env=env)
        assert refused.returncode != 0
        assert "there is no release" in refused.stderr
    finally:
        _switch(link, kept)
