"""Serves the evidence pages of the current release beside the dashboard, to those who are logged in.

In: the folder evidence/ of the current release. Out: its pages at /evidence/<page>, so that a table's links lead from a
row to its quote in the document.
"""

from flask import Blueprint, Response, abort, redirect, request, send_from_directory
from flask_login import current_user

from cityledger.settings import get_settings

evidence_pages = Blueprint("evidence_pages", __name__)

_POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'"
)
"""A page holds its own styles and script; it loads nothing from elsewhere and sends nothing anywhere."""


@evidence_pages.route("/evidence/<path:page>")
def show_page(page: str) -> Response:
    """One file of the evidence; 404 where the current release has no such page, the login where nobody is logged in."""
    if not current_user.is_authenticated:
        return redirect(f"/login/?next={request.path}")  # type: ignore[return-value]
    folder = get_settings().current_release.resolve() / "evidence"
    if not (folder / page).is_file():
        abort(404, "the current release has no evidence page of this name")
    response = send_from_directory(folder, page)
    response.headers["Content-Security-Policy"] = _POLICY
    return response
