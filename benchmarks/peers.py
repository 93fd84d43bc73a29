"""Programs of others to measure beside, each in an environment of its own under the temporary folder.

In: a name and what uv is to install. Out: the path of an interpreter that has it, or None.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path


def peer_python(name: str, requirement: str, install: bool, time_limit: int = 300) -> str | None:
    """The interpreter of a peer's own environment; None if it is absent and can not or shall not be installed."""
    folder = Path(tempfile.gettempdir()) / "cityledger-peers" / name.split(maxsplit=1)[0]
    python = folder / "bin" / "python"
    if install and not python.exists() and (uv := shutil.which("uv")):
        make = [[uv, "venv", "-q", str(folder)], [uv, "pip", "install", "-q", "--python", str(python), requirement]]
        if any(subprocess.run(command, check=False, timeout=time_limit).returncode for command in make):
            shutil.rmtree(folder, ignore_errors=True)
    return str(python) if python.exists() else None
