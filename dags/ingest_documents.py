"""
### Take in new documents

**collect** looks through the sources in `include/sources/` (or the folder given as `documents`) and keeps what is new
under its SHA-256. The new documents go on in batches: **convert** reads them into blocks, **extract** finds indicators
and commitments, **harmonize** gives them canonical names. A document that cannot be read is set aside with its reason
and holds up no other. When records are there, the asset `harmonized_records` starts `load_warehouse`.

Run it by hand with `documents` set to a folder, a file or a zip archive to take in just that.
"""

from datetime import timedelta

import pendulum
from airflow.sdk import Param, dag, task

from cityledger_tasks import DEFAULTS, hand_over, read_batch


@dag(
    schedule="@daily",
    start_date=pendulum.datetime(2026, 1, 1, tz="UTC"),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=12),
    default_args=DEFAULTS,
    tags=["cityledger", "ingest"],
    doc_md=__doc__,
    params={
        "documents": Param(
            None,
            type=["null", "string"],
            title="Documents",
            description="A folder, a file or a zip archive; empty for the sources that are watched.",
        )
    },
)
def ingest_documents() -> None:
    """Collect, convert, extract, harmonize."""

    @task(doc_md="Keeps what is new and returns the batches to read, those that a crash left behind included.")
    def collect(params: dict[str, str | None] | None = None) -> list[str]:
        from cityledger import pipeline, settings

        return list(pipeline.collect_new((params or {}).get("documents"), settings.get_settings(), print))

    batch_ids = collect()
    read_batch.expand(batch_id=batch_ids) >> hand_over(batch_ids)


ingest_documents()
