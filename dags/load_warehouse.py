"""
### Load the warehouse and publish a release

Starts when `harmonized_records` says that there are new records. **inspect_records** checks them (rows that fail a
critical expectation are set aside with their reason), **load** builds a candidate beside the current release,
**inspect_release** checks its star schema, **publish** switches `current` to it. A candidate that fails never becomes
current: its readers go on with the release before. The pool `warehouse_writer` has one slot, so one candidate is built
at a time.
"""

from datetime import timedelta

import pendulum
from airflow.sdk import dag, task

from cityledger_tasks import DEFAULTS, HARMONIZED, RELEASE, WRITER_POOL


@dag(
    schedule=[HARMONIZED],
    start_date=pendulum.datetime(2026, 1, 1, tz="UTC"),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=6),
    default_args=DEFAULTS,
    tags=["cityledger", "warehouse"],
    doc_md=__doc__,
)
def load_warehouse() -> None:
    """Inspect, load, inspect, publish."""

    @task(doc_md="Checks the records that are not yet released, and returns the batches that may be loaded.")
    def inspect_records() -> list[str]:
        from cityledger import pipeline, settings

        return list(pipeline.inspect_new(settings.get_settings(), print))

    @task.short_circuit(doc_md="Ends the run where there is nothing to load.")
    def anything_new(batch_ids: list[str]) -> bool:
        return bool(batch_ids)

    @task(pool=WRITER_POOL, doc_md="Builds a candidate release beside the current one, in one transaction.")
    def load(batch_ids: list[str], run_id: str | None = None) -> str:
        from cityledger import pipeline, settings

        return pipeline.load_release(str(run_id), "airflow", batch_ids, settings.get_settings(), print)

    @task(pool=WRITER_POOL, doc_md="Checks the candidate's star schema and writes its quality report.")
    def inspect_release(release_id: str) -> str:
        from cityledger import pipeline, settings

        return pipeline.inspect_release(release_id, settings.get_settings(), print)

    @task(pool=WRITER_POOL, outlets=[RELEASE], doc_md="Makes the candidate the current release by one rename.")
    def publish(release_id: str) -> str:
        from cityledger import pipeline, settings

        return pipeline.publish_release(release_id, settings.get_settings(), print).outcome

    batch_ids = inspect_records()
    loaded = load(batch_ids)
    anything_new(batch_ids) >> loaded
    publish(inspect_release(loaded))


load_warehouse()
