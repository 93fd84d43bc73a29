"""great-expectations itself, in an ephemeral context: the only module of the stage that imports it.

In: a pandas frame and a suite. Out: great-expectations' own result with every row that failed. The import takes
seconds, so this module is imported when a suite runs. Log lines, progress bars and analytics are turned off.
"""

import logging
from functools import cache
from typing import Any

import great_expectations
import pandas
from great_expectations.data_context.types.base import (
    DataContextConfig,
    InMemoryStoreBackendDefaults,
    ProgressBarsConfig,
)

from cityledger.inspect.suites import Suite

RESULT_FORMAT = {"result_format": "COMPLETE"}


@cache
def get_context() -> Any:
    """The context of this process; nothing of it is written to disk."""
    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    config = DataContextConfig(
        store_backend_defaults=InMemoryStoreBackendDefaults(),
        analytics_enabled=False,
        progress_bars=ProgressBarsConfig(globally=False, metric_calculations=False),
    )
    return great_expectations.get_context(mode="ephemeral", project_config=config)


@cache
def _frames() -> Any:
    asset = get_context().data_sources.add_pandas("frames").add_dataframe_asset("frame")
    return asset.add_batch_definition_whole_dataframe("whole")


def expectation_suite(suite: Suite) -> Any:
    """The suite as great-expectations takes it, with the severity of the meta in the field of its own for it."""
    expectations = [{**item, "severity": item["meta"]["severity"]} for item in suite.content["expectations"]]
    return great_expectations.ExpectationSuite(name=suite.content["name"], expectations=expectations)


def run_suite(frame: pandas.DataFrame, suite: Suite) -> Any:
    """great-expectations' result of a suite on a frame."""
    batch = _frames().get_batch({"dataframe": frame})
    return batch.validate(expectation_suite(suite), result_format=RESULT_FORMAT)
