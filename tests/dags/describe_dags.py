"""Print what the DAGs in a folder say of themselves, as JSON; run in a process of its own, as Airflow reads its
configuration once."""

import json
import sys
from pathlib import Path

from airflow.dag_processing.dagbag import BundleDagBag


def describe_task(task):
    return {
        "retries": task.retries,
        "timeout": bool(task.execution_timeout),
        "owner": task.owner,
        "pool": task.pool,
        "documented": bool(task.doc_md),
        "backoff": bool(task.retry_exponential_backoff),
        "outlets": [outlet.name for outlet in task.outlets],
    }


def describe_dag(dag):
    return {
        "tasks": {task.task_id: describe_task(task) for task in dag.tasks},
        "tags": sorted(dag.tags),
        "documented": bool(dag.doc_md),
        "catchup": dag.catchup,
        "runs": dag.max_active_runs,
        "params": list(dag.params),
        "schedule": type(dag.timetable).__name__,
        "timeout": bool(dag.dagrun_timeout),
    }


folder = Path(sys.argv[1])
bag = BundleDagBag(folder, bundle_path=folder, bundle_name="dags-folder")
dags = {dag_id: describe_dag(dag) for dag_id, dag in bag.dags.items()}
print(json.dumps({"errors": {str(key): str(value) for key, value in bag.import_errors.items()}, "dags": dags}))
