"""Run the real DAGs in this process, one after the other, and print how it ended; what `make run` calls.

In: Airflow's environment as the Makefile sets it, and optionally a folder of documents. Out: a release, a summary on
the terminal, and exit status 1 where a DAG run failed.
"""

import argparse
import sys
import warnings
from pathlib import Path

warnings.filterwarnings("ignore", message=".*starlette.testclient.*")  # Airflow's own, and nothing to a reader of this

from airflow.dag_processing.dagbag import BundleDagBag  # noqa: E402
from airflow.sdk import DAG  # noqa: E402

from cityledger.batches import now  # noqa: E402
from cityledger.cli import print_summary  # noqa: E402
from cityledger.settings import PROJECT, get_settings  # noqa: E402


def run_dag(dag: DAG, conf: dict[str, str] | None = None) -> bool:
    """Run one DAG to its end and say whether it succeeded. A failure shows at once: there are no retries here."""
    for task in dag.tasks:
        task.retries = 0
    return str(dag.test(run_conf=conf).state) == "success"


def main() -> int:
    """Ingest, load, summary."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", nargs="?", default=str(PROJECT / "samples"), help="a folder, a file or a zip")
    documents = parser.parse_args().documents
    if "://" not in documents:
        documents = str(Path(documents).expanduser().resolve())
    if "://" not in documents and not Path(documents).exists():
        print(f"{documents} does not exist; name a folder, a file or a zip archive of documents", file=sys.stderr)
        return 2
    bag = BundleDagBag(PROJECT / "dags", bundle_path=PROJECT / "dags", bundle_name="dags-folder")
    if bag.import_errors:
        print(*bag.import_errors.values(), sep="\n", file=sys.stderr)
        return 1
    print(f"Reading {documents}")
    begun = now()
    ingested = run_dag(bag.dags["ingest_documents"], {"documents": documents})
    loaded = run_dag(bag.dags["load_warehouse"])
    print_summary(get_settings(), begun)
    return 0 if ingested and loaded else 1


if __name__ == "__main__":
    sys.exit(main())
