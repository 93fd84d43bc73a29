#!/usr/bin/env python3
"""Makes the deployment's secrets, each in a file of its own; one that is there already is left as it is.

In: a folder (deploy/secrets beside this script if none is given). Out: its files. The folder is for its owner's eyes
only; the files in it are readable, as the services that they are handed to run under another user.
"""

import base64
import secrets
import sys
from collections.abc import Callable
from pathlib import Path

KINDS: dict[str, Callable[[], str]] = {
    "postgres_password": lambda: secrets.token_urlsafe(32),
    "fernet_key": lambda: base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
    "jwt_secret": lambda: secrets.token_urlsafe(64),
    "api_secret_key": lambda: secrets.token_urlsafe(32),
    "admin_password": lambda: secrets.token_urlsafe(18),
}


def main(folder: Path) -> None:
    """Make what is missing and tell of it by name."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    for name, make in KINDS.items():
        path = folder / name
        if path.exists():
            print(f"{path} is there already")
            continue
        path.write_text(make(), encoding="utf-8")
        path.chmod(0o444)
        print(f"{path} made")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent / "secrets")
