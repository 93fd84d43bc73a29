"""
### Tell what is new

Runs when a release appears, and every Monday at 06:00 UTC even if none did, as what is due changes with the day.
**write_digest** writes the pages under `publish/digests` of the data store and turns the link `newest` to them,
**send_digest** mails them where `CITYLEDGER_SMTP_HOST` names a server. A letter that was sent is not sent again.
"""

from datetime import timedelta

import pendulum
from airflow.sdk import AssetOrTimeSchedule, CronTriggerTimetable, dag, task

from cityledger_tasks import DEFAULTS, RELEASE


@dag(
    schedule=AssetOrTimeSchedule(timetable=CronTriggerTimetable("0 6 * * 1", timezone="UTC"), assets=[RELEASE]),
    start_date=pendulum.datetime(2026, 1, 1, tz="UTC"),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=2),
    default_args=DEFAULTS,
    tags=["cityledger", "digest"],
    doc_md=__doc__,
)
def publish_digest() -> None:
    """Write, then send."""

    @task.short_circuit(doc_md="Ends the run where there is no release yet.")
    def any_release() -> bool:
        from cityledger import settings

        return settings.get_settings().current_warehouse.exists()

    @task(doc_md="Writes the digest of the current release, for all places and for each.")
    def write_digest() -> str:
        from cityledger import pipeline, settings

        return str(pipeline.write_digest(settings.get_settings()))

    @task(doc_md="Mails the digest to the recipients of the settings; does nothing where no mail server is set.")
    def send_digest(folder: str) -> bool:
        from pathlib import Path

        from cityledger import pipeline, settings

        return pipeline.send_digest(Path(folder), settings.get_settings())

    written = write_digest()
    any_release() >> written
    send_digest(written)


publish_digest()
