"""Sets Superset up, inside Superset's own environment: its database, roles, administrator and the dashboard.

In: the folder that CITYLEDGER_SUPERSET names, with admin_password in it, and assets/ beside this file. Out: a Superset
that can be started. One process does what `superset db upgrade`, `superset init`, `superset fab create-admin` and
`superset import-directory -o -f` do, as each of them alone takes ten seconds to begin. It may be run again: what is
there is brought up to date, and nothing is doubled.
"""

import os
from pathlib import Path

from superset.app import create_app

ASSETS = Path(__file__).resolve().parent / "assets"
USER = "admin"


def main() -> None:
    """Do all of it."""
    with create_app().app_context():
        bring_up_database()
        make_administrator((Path(os.environ["CITYLEDGER_SUPERSET"]) / "admin_password").read_text())
        bring_in_dashboard()


def bring_up_database() -> None:
    """Make or migrate the tables, permissions and roles."""
    from flask_migrate import upgrade
    from superset import appbuilder, security_manager

    upgrade()
    appbuilder.add_permissions(update_perms=True)
    security_manager.sync_role_definitions()


def make_administrator(password: str) -> None:
    """Make the one administrator, unless there is one."""
    from superset import security_manager

    if security_manager.find_user(USER) is None:
        role = security_manager.find_role("Admin")
        security_manager.add_user(USER, "City", "Ledger", "admin@localhost", role, password=password)


def bring_in_dashboard() -> None:
    """Import the connection, datasets, charts and dashboard over what is there."""
    from superset.examples.utils import load_configs_from_directory

    load_configs_from_directory(root=ASSETS, overwrite=True, force_data=True)


if __name__ == "__main__":
    main()
