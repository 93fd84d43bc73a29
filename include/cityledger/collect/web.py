"""Fetches single files by https, or by http where a source names that itself.

In: a URL. Out: `Found`, or `Refusal` where the server does not give the file. A redirect may not lead from https to
http, nor to any other kind of address.
"""

import http.client
import tempfile
import time
import urllib.request
from typing import IO, Any, BinaryIO
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlsplit

from cityledger import __version__
from cityledger.collect.found import Found
from cityledger.collect.refused import Refusal, RefusedError, check_name
from cityledger.collect.zips import megabytes
from cityledger.settings import Limits

SECONDS_WITHOUT_A_BYTE = 60
_CHUNK = 2**20
_KEPT_IN_MEMORY = 8 * 2**20
_TROUBLE = (OSError, http.client.HTTPException, ValueError)


class _StrictRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        if urlsplit(newurl).scheme != "https" and not (req.type == "http" and urlsplit(newurl).scheme == "http"):
            raise URLError(f"it redirects to {newurl}, which is not https")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> urllib.request.OpenerDirector:
    """Only what http and https need: no ftp, no local files, no data in the URL."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        _StrictRedirect(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def _request(url: str, method: str) -> Any:
    request = urllib.request.Request(url, method=method, headers={"User-Agent": f"cityledger/{__version__}"})  # noqa: S310
    return _opener().open(request, timeout=SECONDS_WITHOUT_A_BYTE)


def find_web(url: str, limits: Limits, largest: int) -> Found | Refusal:
    """The one file behind a URL; nothing is fetched but what the server says about it."""
    path = _name_in(url)
    try:
        check_name(path)
        with _request(url, "HEAD") as answer:
            size = answer.headers.get("Content-Length", "")
            modified = answer.headers.get("ETag") or answer.headers.get("Last-Modified")
    except RefusedError as error:
        return Refusal(url, path, str(error))
    except HTTPError as error:
        if error.code not in (403, 405, 501):  # some servers answer GET alone
            return Refusal(url, path, _explain(error), again=True)
        size, modified = "", None
    except _TROUBLE as error:
        return Refusal(url, path, _explain(error), again=True)
    length = int(size) if size.isdecimal() else None
    return Found(url, path, lambda: _fetch(url, limits, largest), length, modified)


def _fetch(url: str, limits: Limits, largest: int) -> BinaryIO:
    # not a `with`: the caller closes it
    copy = tempfile.SpooledTemporaryFile(max_size=_KEPT_IN_MEMORY)  # noqa: SIM115
    last = time.monotonic() + limits.wall_seconds
    size = 0
    try:
        with _request(url, "GET") as answer:
            while chunk := answer.read(_CHUNK):
                size += len(chunk)
                copy.write(chunk)
                if size > largest:
                    raise RefusedError(f"it is larger than {megabytes(largest)}; raise CITYLEDGER_MAX_FILE_MEGABYTES")
                if time.monotonic() > last:
                    raise RefusedError(f"it took over {limits.wall_seconds} s; raise CITYLEDGER_MAX_WALL_SECONDS")
            if answer.length:
                raise RefusedError("the connection ended before the file did; run again")
    except RefusedError:
        copy.close()
        raise
    except _TROUBLE as error:
        copy.close()
        raise RefusedError(_explain(error)) from None
    copy.seek(0)
    return copy  # type: ignore[return-value]


def _name_in(url: str) -> str:
    parts = [part for part in unquote(urlsplit(url).path).split("/") if part]
    return parts[-1] if parts else urlsplit(url).netloc


def _explain(error: Exception) -> str:
    if isinstance(error, HTTPError):
        return f"the server answers {error.code} {error.reason}; correct the address, or ask its owner"
    reason = error.reason if isinstance(error, URLError) else error
    return f"it cannot be fetched ({reason}); see that the address is right and the server up, then run again"
