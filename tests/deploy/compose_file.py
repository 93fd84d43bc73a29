"""docker-compose.yml as Compose reads it: anchors merged, variables put in."""

import re

import yaml

from cityledger.settings import PROJECT

VARIABLE = re.compile(r"\$\{([A-Z_]+):-([^}]*)\}")
AIRFLOW = ("prepare", "api-server", "scheduler", "dag-processor", "triggerer")


def raw_text():
    return (PROJECT / "docker-compose.yml").read_text(encoding="utf-8")


def variables():
    """The variables that the file asks for, each with its default."""
    return dict(VARIABLE.findall(raw_text()))


def read_compose(**values):
    """The parsed file with the given variables, and the others at their defaults."""
    text = VARIABLE.sub(lambda found: values.get(found[1], found[2]), raw_text())
    assert "${" not in text, "a variable without a default: compose_file.py knows ${NAME:-default} alone"
    return yaml.safe_load(text)
