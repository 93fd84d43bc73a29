"""How Superset is set up here: read by Superset itself, as SUPERSET_CONFIG_PATH names it.

In: CITYLEDGER_SUPERSET, the folder that bi/superset/start.py keeps, and CITYLEDGER_DATA. Out: Superset's settings.
Every connection, whoever made it, leads to the current release alone, read-only and with its doors closed.
"""

import os
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "bi" / "superset"))
sys.path.insert(0, str(PROJECT / "include"))

from connections import connect_to_release
from evidence_pages import evidence_pages
from superset.config import TALISMAN_CONFIG as STANDARD_POLICY

HOME = Path(os.environ["CITYLEDGER_SUPERSET"])

SECRET_KEY = (HOME / "secret_key").read_text(encoding="utf-8").strip()
SQLALCHEMY_DATABASE_URI = f"sqlite:///{HOME / 'superset.db'}?timeout=30"

# Whatever a connection's form says, the release is opened as connections.py says.
DB_CONNECTION_MUTATOR = connect_to_release
PREVENT_UNSAFE_DB_CONNECTIONS = True
BLUEPRINTS = [evidence_pages]

# A release is one file, switched at once: what is kept from the last one would be stale.
CACHE_CONFIG = {"CACHE_TYPE": "NullCache"}
DATA_CACHE_CONFIG = {"CACHE_TYPE": "NullCache"}

# Cookies stay on this machine's own address; PUBLIC_ROLE_LIKE stays unset, or the REST API ignores its tokens.
SESSION_COOKIE_SAMESITE = "Lax"

# A browser asks no other machine: not for maps, nor for the pixel by which Superset's makers count its users.
TALISMAN_CONFIG = {
    **STANDARD_POLICY,
    "content_security_policy": {
        **STANDARD_POLICY["content_security_policy"],
        "img-src": ["'self'", "blob:", "data:"],
        "connect-src": ["'self'"],
    },
}

# Documents are not trusted: what reads as HTML in a quote loses its scripts before a browser sees it.
HTML_SANITIZATION = True
FEATURE_FLAGS = {"ESCAPE_MARKDOWN_HTML": True}

ROW_LIMIT = 10_000
SQL_MAX_ROW = 100_000
SQLLAB_TIMEOUT = 60
SUPERSET_WEBSERVER_TIMEOUT = 60
APP_NAME = "cityledger"
LOG_LEVEL = "WARNING"
