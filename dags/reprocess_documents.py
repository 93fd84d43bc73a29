"""
### Read everything again

From the kept bytes, when the extractor's version is newer than the one that made the current release, or whenever it
is started by hand. Readers see the old release until `load_warehouse` has published the new one, so there is no gap.
"""

from datetime import timedelta

import pendulum
from airflow.sdk import dag, task

from cityledger_tasks import DEFAULTS, hand_over, read_batch


@dag(
    schedule="@daily",
    start_date=pendulum.datetime(2026, 1, 1, tz="UTC"),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=24),
    default_args=DEFAULTS,
    tags=["cityledger", "ingest"],
    doc_md=__doc__,
)
def reprocess_documents() -> None:
    """Collect again what is kept, then convert, extract and harmonize it."""

    @task(doc_md="Puts the kept documents into new batches; none on a scheduled run while the version is the same.")
    def collect_again(dag_run: object = None) -> list[str]:
        from cityledger import pipeline, settings

        by_hand = getattr(dag_run, "run_type", "manual") != "scheduled"
        return list(pipeline.collect_again(settings.get_settings(), print, even_if_same_version=by_hand))

    batch_ids = collect_again()
    read_batch.expand(batch_id=batch_ids) >> hand_over(batch_ids)


reprocess_documents()
