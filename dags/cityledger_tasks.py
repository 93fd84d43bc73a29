"""What the DAGs have in common: assets, the writer's pool, default arguments, and the reading of one batch."""

from datetime import timedelta

from airflow.sdk import Asset, task, task_group

WRITER_POOL = "warehouse_writer"
"""One slot: whoever builds or publishes a release holds it. `make setup` and the deployment create it."""

HARMONIZED = Asset(name="harmonized_records", uri="cityledger://store/harmonize", group="cityledger")
RELEASE = Asset(name="warehouse_release", uri="cityledger://store/publish/current", group="cityledger")

DEFAULTS = {
    "owner": "cityledger",
    "retries": 2,
    "retry_delay": timedelta(seconds=20),
    "retry_exponential_backoff": True,
    "max_retry_delay": timedelta(minutes=10),
    "execution_timeout": timedelta(hours=2),
}


@task(doc_md="Reads each document of the batch into blocks; one that cannot be read is set aside with its reason.")
def convert(batch_id: str) -> str:
    """Document to Block."""
    from cityledger import pipeline, settings

    return pipeline.convert_batch(batch_id, settings.get_settings(), print)


@task(doc_md="Finds the indicators and commitments of the batch, as written, each with its quote.")
def extract(batch_id: str) -> str:
    """Block to Indicator and Commitment."""
    from cityledger import pipeline, settings

    return pipeline.extract_batch(batch_id, settings.get_settings(), print)


@task(doc_md="Gives the rows of the batch their canonical places, organisations, units, periods and themes.")
def harmonize(batch_id: str) -> str:
    """As written to canonical."""
    from cityledger import pipeline, settings

    return pipeline.harmonize_batch(batch_id, settings.get_settings(), print)


@task_group
def read_batch(batch_id: str) -> None:
    """One batch of documents on its way from bytes to records."""
    harmonize(extract(convert(batch_id)))


@task(
    outlets=[HARMONIZED],
    trigger_rule="all_done",
    doc_md="Says how the batches ended, and that records are there to load. A batch that failed holds up no other.",
)
def hand_over(batch_ids: list[str]) -> str:
    """The outcome of the run: ok, partial or failed, with its reasons."""
    from airflow.sdk.exceptions import AirflowFailException, AirflowSkipException

    from cityledger import pipeline, settings

    if not batch_ids:
        raise AirflowSkipException("nothing new")
    outcome, told = pipeline.reading_outcome(batch_ids, settings.get_settings())
    if outcome == "failed":
        raise AirflowFailException(told)
    return f"{outcome}: {told}"
