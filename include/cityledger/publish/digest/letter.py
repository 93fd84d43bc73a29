"""Sends a digest by mail.

In: the folder of a digest, and the mail server of the settings. Out: one letter with the digest as text and as HTML,
the page with its charts attached, and sent.json in the folder, so that a repeated call sends nothing twice.
"""

import json
import smtplib
import ssl
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from pathlib import Path

from cityledger.settings import Mail, Settings

SECONDS = 60
SENT = "sent.json"


class MailError(Exception):
    """A letter could not be sent. The message names the server and what to do."""


def send_digest(folder: Path, settings: Settings) -> bool:
    """Send a digest to the recipients of the settings; False where no mail is set, or it was sent before.

    MailError where the server cannot be reached, or refuses the login or every recipient: nothing is then marked as
    sent. MailError as well where it took the letter for some recipients alone: that is marked, as they have it.
    """
    mail = settings.mail
    if mail is None or (folder / SENT).exists():
        return False
    letter = _compose(folder, mail)
    try:
        with _connected(mail) as server:
            refused = server.send_message(letter)
    except (OSError, smtplib.SMTPException) as problem:
        raise MailError(
            f"the digest {folder.name} was not sent by {mail.host}:{mail.port} ({problem}); see to the settings "
            f"CITYLEDGER_SMTP_*, then send it again with `cityledger digest --send {folder.name}`"
        ) from problem
    sent = {"at": datetime.now(UTC).isoformat(), "recipients": list(mail.recipients), "refused": sorted(refused)}
    (folder / SENT).write_text(json.dumps(sent), encoding="utf-8")
    if refused:
        raise MailError(f"{mail.host} took the digest {folder.name}, but not for {', '.join(sorted(refused))}")
    return True


def _compose(folder: Path, mail: Mail) -> EmailMessage:
    letter = EmailMessage()
    letter["Subject"] = f"What is new in city policy, {folder.name[:4]}-{folder.name[4:6]}-{folder.name[6:8]}"
    letter["From"] = mail.sender
    letter["To"] = ", ".join(mail.recipients)
    letter["Date"] = format_datetime(datetime.now(UTC))
    letter["Message-ID"] = make_msgid(domain=mail.sender.rpartition("@")[2].rstrip(">") or None)
    letter.set_content((folder / "letter.md").read_text(encoding="utf-8"))
    letter.add_alternative((folder / "letter.html").read_text(encoding="utf-8"), subtype="html")
    page = (folder / "attached.html").read_text(encoding="utf-8")
    letter.add_attachment(page, subtype="html", filename=f"digest-{folder.name[:8]}.html")
    return letter


def _connected(mail: Mail) -> smtplib.SMTP:
    """A session with the server, encrypted as the settings say, and logged in where they name a user."""
    context = ssl.create_default_context(cafile=mail.authorities)
    server: smtplib.SMTP
    if mail.security == "tls":
        server = smtplib.SMTP_SSL(mail.host, mail.port, timeout=SECONDS, context=context)
    else:
        server = smtplib.SMTP(mail.host, mail.port, timeout=SECONDS)
    try:
        if mail.security == "starttls":
            server.starttls(context=context)
        if mail.user:
            server.login(mail.user, mail.password)
    except Exception:
        server.close()
        raise
    return server
