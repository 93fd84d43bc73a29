"""Writes a digest's folder.

In: the current release and the digest before. Out: <data>/publish/digests/<time>/, put there by one rename, and the
link <data>/publish/digests/newest that leads to it. told.json in it says which documents it told of, so that the next
one tells of the others.
"""

import json
import re
import shutil
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from cityledger.publish.digest.news import News, Told, read_news
from cityledger.publish.digest.pages import Frame, as_html, as_markdown
from cityledger.settings import Settings
from cityledger.warehouse import WarehouseError, connect_read_only, read_release_id, run_sql_file

NEWEST = "newest"
TOLD = "told.json"
RELEASE_FROM_INDEX = "../../current/"


def digests_folder(settings: Settings) -> Path:
    """Where digests lie, a folder each, named by the time at which they were made."""
    return settings.data / "publish" / "digests"


def write_digest(settings: Settings, moment: datetime | None = None) -> Path:
    """Write the digest of the current release at a moment (now, unless given, with a time zone); its folder.

    WarehouseError where there is no release yet, or its file cannot be opened.
    """
    moment = (moment or datetime.now(UTC)).astimezone(UTC)
    if not settings.current_warehouse.exists():
        raise WarehouseError(
            f"there is no release in {settings.data} yet, so there is nothing to tell; "
            "make one with `cityledger run FOLDER`"
        )
    folder = digests_folder(settings) / moment.strftime("%Y%m%dT%H%M%S_%f")
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    told = _told_before(settings)
    with connect_read_only(settings.current_warehouse) as connection:
        release_id = read_release_id(connection, settings)
        sql = settings.sql / "publish" / "digest"
        whole = read_news(connection, sql, told, moment.date())
        single = [read_news(connection, sql, told, moment.date(), place) for place in whole.places]
        known = [row[0] for row in run_sql_file(connection, sql / "told.sql").fetchall()]
    _write_pages(part, whole, single, Frame(moment, told.at, release_id, RELEASE_FROM_INDEX))
    telling = {"made_at": moment.isoformat(), "release_id": release_id, "document_ids": known}
    (part / TOLD).write_text(json.dumps(telling), encoding="utf-8")
    part.rename(folder)
    _lead_to(folder)
    return folder


def find_digest(name: str, settings: Settings) -> Path:
    """The folder of a digest that was made before; WarehouseError where there is none of that name."""
    made = {path.name: path for path in digests_folder(settings).glob("*") if (path / TOLD).exists()}
    if name not in made:
        raise WarehouseError(
            f"there is no digest {name} in {digests_folder(settings)}; there are {', '.join(sorted(made)) or 'none'}"
        )
    return made[name]


def _told_before(settings: Settings) -> Told:
    """What the newest digest told of; nothing where there is none."""
    path = digests_folder(settings) / NEWEST / TOLD
    if not path.exists():
        return Told()
    try:
        telling = json.loads(path.read_text(encoding="utf-8"))
        return Told(datetime.fromisoformat(telling["made_at"]), tuple(telling["document_ids"]))
    except (ValueError, KeyError, TypeError) as problem:
        raise WarehouseError(
            f"{path} cannot be read ({problem}); remove its folder and the link {NEWEST}: "
            "the next digest then tells of every document"
        ) from problem


def _write_pages(folder: Path, whole: News, single: Sequence[News], frame: Frame) -> None:
    names = _file_names([news.place or "" for news in single])
    pages = tuple((news.place or "", f"places/{name}.html") for news, name in zip(single, names, strict=True))
    index = replace(frame, places=pages)
    _write(folder / "index", whole, index)
    _write_letter(folder, whole, index)
    (folder / "places").mkdir()
    above = f"../{frame.release_folder}"
    for news, name in zip(single, names, strict=True):
        _write(folder / "places" / name, news, replace(frame, release_folder=above, index="../index"))


def _write_letter(folder: Path, whole: News, index: Frame) -> None:
    """What a letter holds. From a mailbox no link leads to the pages beside the digest, so it has none to them."""
    apart = replace(index, release_folder="")
    alone = replace(apart, places=())
    for name, text in (
        ("letter.html", as_html(whole, replace(apart, in_mail=True))),
        ("letter.md", as_markdown(whole, alone)),
        ("attached.html", as_html(whole, alone)),
    ):
        (folder / name).write_text(text, encoding="utf-8", errors="backslashreplace")


def _write(stem: Path, news: News, frame: Frame) -> None:
    for suffix, text in ((".html", as_html(news, frame)), (".md", as_markdown(news, frame))):
        stem.with_name(stem.name + suffix).write_text(text, encoding="utf-8", errors="backslashreplace")


def _file_names(places: Sequence[str]) -> list[str]:
    """A safe file name for each place, all different: places are named by documents."""
    names: list[str] = []
    for place in places:
        letters = unicodedata.normalize("NFKD", place).encode("ascii", "ignore").decode().lower()
        name = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:60] or "place"
        number = 1 + sum(taken == name or taken.startswith(f"{name}--") for taken in names)
        names.append(name if number == 1 else f"{name}--{number}")
    return names


def _lead_to(folder: Path) -> None:
    """Turn the link to the newest digest by one rename."""
    fresh = folder.parent / f".{NEWEST}.new"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(folder.name)
    fresh.replace(folder.parent / NEWEST)
