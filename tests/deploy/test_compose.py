"""docker-compose.yml: it follows the Compose specification, and what it starts is safe by default."""

import importlib.util
import json
import re
from pathlib import Path

import jsonschema
import pytest

from cityledger.settings import PROJECT
from tests.conftest import require_tool
from tests.deploy.compose_file import AIRFLOW, raw_text, read_compose, variables


@pytest.fixture(scope="module")
def schema():
    """The Compose specification's own schema, which the package check-jsonschema carries."""
    found = importlib.util.find_spec("check_jsonschema")
    require_tool("the package check-jsonschema", found)
    folder = Path(found.origin).parent / "builtin_schemas" / "vendor"
    return json.loads((folder / "compose-spec.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def services():
    return read_compose()["services"]


def test_it_follows_the_compose_specification(schema):
    jsonschema.Draft7Validator(schema).validate(read_compose())


@pytest.mark.parametrize(
    "broken", [{"ports": 8080}, {"healthcheck": {"tests": []}}, {"depends_on": {"x": {"condition": "perhaps"}}}]
)
def test_the_schema_refuses_what_the_specification_does_not_know(schema, broken):
    content = read_compose()
    content["services"]["scheduler"].update(broken)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(schema).validate(content)


def test_the_four_parts_of_airflow_wait_for_their_metadata(services):
    for name in AIRFLOW[1:]:
        assert services[name]["depends_on"] == {"prepare": {"condition": "service_completed_successfully"}}
        assert services[name]["command"][:2] == ["airflow", name]
    assert services["prepare"]["depends_on"] == {"postgres": {"condition": "service_healthy"}}


def test_every_lasting_service_has_a_health_check_and_comes_back(services):
    for name in ("postgres", *AIRFLOW[1:]):
        assert services[name]["healthcheck"]["test"][0] == "CMD"
        assert services[name]["restart"] == "unless-stopped"


def test_nobody_is_root_and_nobody_can_become_root(services):
    for name, service in services.items():
        assert service["user"] in ("50000:50000", "postgres"), name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name


def test_secrets_are_files_and_none_has_a_default(services):
    declared = read_compose()["secrets"]
    for name, service in services.items():
        assert set(service.get("secrets", ())) <= set(declared), name
        for variable, value in service["environment"].items():
            secret = re.search(r"PASSWORD|SECRET|FERNET|SQL_ALCHEMY_CONN|TOKEN", variable)
            assert not secret or variable.endswith("_FILE"), f"{name} has {variable}={value}"
    assert all(set(secret) == {"file"} for secret in declared.values())
    assert "admin_password" in services["api-server"]["secrets"]
    assert "admin_password" not in services["scheduler"]["secrets"]


def test_only_the_web_interface_is_reached_and_from_this_machine_alone(services):
    ports = {name: service["ports"] for name, service in services.items() if "ports" in service}
    assert ports == {"api-server": ["127.0.0.1:8080:8080"]}


def test_landing_place_store_and_releases_have_their_volumes(services):
    volumes = services["scheduler"]["volumes"]
    assert "store:/data" in volumes
    (landing,) = [volume for volume in volumes if isinstance(volume, dict)]
    assert (landing["target"], landing["read_only"]) == ("/data/landing", True)
    (releases,) = services["query"]["volumes"]
    assert (releases["source"], releases["volume"]["subpath"], releases["read_only"]) == ("store", "publish", True)
    named = {volume.split(":")[0] for service in services.values() for volume in service.get("volumes", ())
             if isinstance(volume, str)}  # fmt: skip
    assert named == set(read_compose()["volumes"])


def test_the_example_of_settings_names_every_variable_with_its_default():
    lines = (PROJECT / "deploy" / "env.example").read_text(encoding="utf-8").splitlines()
    assert dict(line.split("=", 1) for line in lines if line and not line.startswith("#")) == variables()


def test_files_that_it_names_are_there(services):
    build = services["scheduler"]["build"]
    assert (PROJECT / build["context"] / build["dockerfile"]).is_file()
    scripts = re.findall(r"(?<![\w/])((?:tests/deploy|deploy|scripts)/\w+\.(?:py|sh))\b", raw_text())
    assert len(scripts) >= 3
    assert all((PROJECT / script).is_file() for script in scripts)
