"""Single files from a real server on the loopback."""

import http.server
import io
import ssl
import subprocess
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from cityledger.collect import Collection
from cityledger.settings import Limits

Collect = Callable[..., Collection]


@dataclass
class Site:
    """What the server serves, and what it was asked."""

    pages: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    url: str = ""

    def page(self, path: str, content: bytes = b"", status: int = 200, **headers: str) -> None:
        self.pages[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, content)


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A client that hangs up is what some tests are about."""


def serve(site: Site, context: ssl.SSLContext | None = None) -> http.server.ThreadingHTTPServer:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(f"{self.command} {self.path}")
            status, headers, content = site.pages.get(self.path, (404, {}, b"not here"))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(content)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(content)

        def do_HEAD(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None:
            pass

    server = _Server(("127.0.0.1", 0), Handler)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site.url = f"{'https' if context else 'http'}://localhost:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    server = serve(site)
    yield site
    server.shutdown()
    server.server_close()


@pytest.fixture
def safe_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """Behind TLS, with a certificate of its own that this process trusts."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *names]
    try:
        subprocess.run([*command, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl is not on this machine")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    site = Site()
    server = serve(site, context)
    yield site
    server.shutdown()
    server.server_close()


def reasons(collection: Collection) -> list[str]:
    return [str(report.reason) for report in collection.processing if report.outcome == "failed"]


def test_a_file_is_fetched_once_while_it_is_unchanged(collect: Collect, safe_site: Site) -> None:
    safe_site.page("/2020/The%20plan.txt", b"A plan.", ETag='"1"')
    url = f"{safe_site.url}/2020/The%20plan.txt"
    collection = collect(url)
    assert [(item.file_name, item.byte_size) for item in collection.documents] == [("The plan.txt", 7)]
    assert (collection.sightings[0].uri, collection.sightings[0].modified) == (url, '"1"')
    assert collect(url).sightings == ()
    assert safe_site.asked.count("GET /2020/The%20plan.txt") == 1
    safe_site.page("/2020/The%20plan.txt", b"A new plan.", ETag='"2"')
    assert collect(url).documents[0].byte_size == 11


def test_http_is_fetched_where_it_is_named(collect: Collect, site: Site) -> None:
    site.page("/plan.txt", b"A plan.", Last_Modified="Wed, 21 Oct 2020 07:28:00 GMT")
    assert len(collect(f"{site.url}/plan.txt").documents) == 1
    assert collect(f"{site.url}/plan.txt").sightings == ()
    assert site.asked.count("GET /plan.txt") == 1


def test_without_a_version_the_bytes_are_compared(collect: Collect, site: Site) -> None:
    site.page("/plan.txt", b"A plan.")
    collect(f"{site.url}/plan.txt")
    again = collect(f"{site.url}/plan.txt")
    assert (again.documents, again.sightings) == ((), ())
    assert site.asked.count("GET /plan.txt") == 2


def test_a_server_that_answers_get_alone_is_asked_so(collect: Collect, site: Site) -> None:
    site.page("/plan.txt", b"A plan.")
    only_get = dict(site.pages)

    class Pages(dict):  # type: ignore[type-arg]
        def get(self, path: str, default: object = None) -> object:
            return (405, {}, b"") if site.asked[-1].startswith("HEAD") else only_get.get(path, default)

    site.pages = Pages()
    assert len(collect(f"{site.url}/plan.txt").documents) == 1


def test_an_archive_on_a_server_is_looked_into(collect: Collect, site: Site) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("plan.txt", "A plan.")
    site.page("/all.zip", stream.getvalue())
    collection = collect(f"{site.url}/all.zip")
    assert collection.sightings[0].uri == f"zip://plan.txt::{site.url}/all.zip"


def test_redirects_are_followed(collect: Collect, site: Site) -> None:
    site.page("/old.txt", status=301, Location="/new.txt")
    site.page("/new.txt", b"A plan.")
    assert [item.file_name for item in collect(f"{site.url}/old.txt").documents] == ["old.txt"]


def test_a_redirect_from_https_to_http_is_refused(collect: Collect, safe_site: Site, site: Site) -> None:
    site.page("/plan.txt", b"Changed on the way.")
    safe_site.page("/plan.txt", status=302, Location=f"{site.url}/plan.txt")
    (reason,) = reasons(collect(f"{safe_site.url}/plan.txt"))
    assert "which is not https" in reason
    assert site.asked == []


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://localhost/plan.txt"])
def test_a_redirect_to_another_kind_of_address_is_refused(collect: Collect, site: Site, target: str) -> None:
    site.page("/plan.txt", status=302, Location=target)
    (reason,) = reasons(collect(f"{site.url}/plan.txt"))
    assert "which is not https" in reason or "is not allowed" in reason


def test_redirects_in_a_circle_end(collect: Collect, site: Site) -> None:
    site.page("/plan.txt", status=302, Location="/plan.txt")
    (reason,) = reasons(collect(f"{site.url}/plan.txt"))
    assert "302" in reason


def test_what_the_server_answers_is_told_each_time(collect: Collect, site: Site) -> None:
    url = f"{site.url}/gone.pdf"
    expected = ["gone.pdf: the server answers 404 Not Found; correct the address, or ask its owner"]
    assert reasons(collect(url)) == expected
    assert reasons(collect(url)) == expected


def test_a_server_that_is_down_is_told(collect: Collect, site: Site) -> None:
    (reason,) = reasons(collect("http://127.0.0.1:9/plan.pdf"))
    assert "it cannot be fetched" in reason
    assert "Connection refused" in reason


def test_a_certificate_that_nobody_trusts_is_refused(
    collect: Collect, safe_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    safe_site.page("/plan.txt", b"A plan.")
    (reason,) = reasons(collect(f"{safe_site.url}/plan.txt"))
    assert "CERTIFICATE_VERIFY_FAILED" in reason


def test_a_file_that_turns_out_too_large_is_cut_off(collect: Collect, site: Site) -> None:
    site.page("/plan.txt", b"word " * 2**20, Content_Length="")
    limits = Limits(file_bytes=2**18)
    (reason,) = reasons(collect(f"{site.url}/plan.txt", limits))
    assert "is larger than 2.5 MB" in reason


def test_a_file_that_says_it_is_too_large_is_not_fetched(collect: Collect, site: Site) -> None:
    site.page("/plan.txt", b"", Content_Length=str(2**40))
    assert "it is larger than" in reasons(collect(f"{site.url}/plan.txt"))[0]
    assert not any(line.startswith("GET") for line in site.asked)


def test_half_a_file_is_refused(collect: Collect, site: Site) -> None:
    site.page("/plan.txt", b"Half a pl", Content_Length="100", Connection="close")
    (reason,) = reasons(collect(f"{site.url}/plan.txt"))
    assert "IncompleteRead" in reason or "connection ended" in reason


def test_a_name_from_a_url_is_judged_like_any_other(collect: Collect, site: Site) -> None:
    (reason,) = reasons(collect(f"{site.url}/a%0Ab.txt"))
    assert reason.startswith("a\\nb.txt: its name has control characters")
    assert site.asked == []
