"""Letters go out by a real mail server on loopback: plain, encrypted, with a login, and not twice."""

import contextlib
import email
import json
import socket
import ssl
from datetime import UTC, datetime
from email import policy

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from cityledger.publish import MailError, send_digest, write_digest
from cityledger.settings import Settings, get_settings

JUNE = datetime(2026, 6, 1, 6, tzinfo=UTC)


class Box:
    """Keeps what the server was sent; refuses the recipients that are named."""

    def __init__(self, refused=()):
        self.letters, self.refused = [], refused

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802
        if address in self.refused:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
        self.letters.append(email.message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"


def _known(_server, _session, _envelope, _mechanism, given):
    return AuthResult(success=(given.login, given.password) == (b"bee", b"honey"), handled=False)


@contextlib.contextmanager
def _server(box, **more):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port, **more)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


@pytest.fixture
def mailed(settings, first, monkeypatch):
    """A function that gives the settings with a mail server."""

    def with_mail(port, **more) -> Settings:
        names = {
            "SMTP_HOST": "localhost", "SMTP_PORT": str(port), "SMTP_SECURITY": "none",
            "DIGEST_FROM": "ledger@city.example", "DIGEST_TO": "ann@city.example, bo@city.example",
        }  # fmt: skip
        for name, value in {**names, **more}.items():
            monkeypatch.setenv(f"CITYLEDGER_{name}", value)
        get_settings.cache_clear()
        return get_settings()

    return with_mail


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    """A server's certificate for localhost, and the authority that a client trusts."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    path = tmp_path_factory.mktemp("authority") / "authority.pem"
    authority.cert_pem.write_to_path(path)
    return context, path


def test_a_digest_is_sent_once_with_text_page_and_attachment(mailed):
    box = Box()
    with _server(box) as port:
        settings = mailed(port)
        folder = write_digest(settings, JUNE)
        assert send_digest(folder, settings)
        assert not send_digest(folder, settings)
    (letter,) = box.letters
    assert letter["Subject"] == "What is new in city policy, 2026-06-01"
    assert letter["To"] == "ann@city.example, bo@city.example"
    assert "build a tram line" in letter.get_body(("plain",)).get_content()
    assert "build a tram line" in letter.get_body(("html",)).get_content()
    (page,) = letter.iter_attachments()
    assert page.get_filename() == "digest-20260601.html"
    assert "<svg" in page.get_content()
    assert json.loads((folder / "sent.json").read_text())["refused"] == []


def test_a_login_goes_over_starttls_alone(mailed, certificates):
    context, authority = certificates
    box = Box()
    with _server(
        box,
        tls_context=context,
        require_starttls=True,
        authenticator=_known,
        auth_required=True,
        auth_exclude_mechanism=["LOGIN"],
    ) as port:
        given = {"SMTP_SECURITY": "starttls", "SMTP_USER": "bee", "SMTP_AUTHORITIES": str(authority)}
        settings = mailed(port, **given, SMTP_PASSWORD="honey")
        assert send_digest(write_digest(settings, JUNE), settings)
        assert len(box.letters) == 1
        wrong = mailed(port, **given, SMTP_PASSWORD="wax")
        folder = write_digest(wrong)
        with pytest.raises(MailError, match="was not sent by localhost") as problem:
            send_digest(folder, wrong)
        assert "wax" not in str(problem.value)
        assert not (folder / "sent.json").exists()


def test_a_server_that_nobody_vouches_for_gets_nothing(mailed, certificates):
    context, _authority = certificates
    box = Box()
    with _server(box, tls_context=context) as port:
        settings = mailed(port, SMTP_SECURITY="starttls")
        with pytest.raises(MailError, match="certificate"):
            send_digest(write_digest(settings, JUNE), settings)
    assert box.letters == []


def test_tls_from_the_first_byte(mailed, certificates):
    context, authority = certificates
    box = Box()
    with _server(box, ssl_context=context) as port:
        settings = mailed(port, SMTP_SECURITY="tls", SMTP_AUTHORITIES=str(authority))
        assert send_digest(write_digest(settings, JUNE), settings)
    assert len(box.letters) == 1


def test_a_refused_recipient_is_named_and_the_others_are_not_written_to_twice(mailed):
    box = Box(refused=("bo@city.example",))
    with _server(box) as port:
        settings = mailed(port)
        folder = write_digest(settings, JUNE)
        with pytest.raises(MailError, match=r"but not for bo@city\.example"):
            send_digest(folder, settings)
        assert not send_digest(folder, settings)
    assert len(box.letters) == 1


def test_a_server_that_is_not_there_is_named(mailed):
    with _server(Box()) as port:
        pass
    settings = mailed(port)
    with pytest.raises(MailError, match=f"was not sent by localhost:{port}"):
        send_digest(write_digest(settings, JUNE), settings)


def test_without_a_server_nothing_is_sent(settings, first):
    assert not send_digest(write_digest(settings, JUNE), settings)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("DIGEST_TO", "", "CITYLEDGER_DIGEST_TO"),
        ("DIGEST_FROM", "nobody", "CITYLEDGER_DIGEST_FROM"),
        ("SMTP_SECURITY", "ssl3", "starttls, tls, none"),
    ],
)
def test_half_a_setting_says_what_is_missing(mailed, name, value, told):
    with pytest.raises(ValueError, match=told):
        mailed(25, **{name: value})
