"""Spark on this machine. What is needed is installed by `make spark`; elsewhere the tests are skipped."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies here as slow, and skip it where Spark cannot run."""
    absent = "there is no pyspark here: make spark" if importlib.util.find_spec("pyspark") is None else None
    absent = absent or (None if shutil.which("java") else "there is no Java here: apt-get install openjdk-17-jre-headless")
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.filterwarnings("ignore"))  # of Spark's and py4j's own: unclosed sockets, deprecations
            if absent:
                item.add_marker(pytest.mark.skip(reason=absent))


@pytest.fixture(scope="session")
def environment() -> Iterator[None]:
    """Let Spark's workers be this Python, and find the tests' own checks."""
    before = dict(os.environ)
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1", "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    yield
    os.environ.clear()
    os.environ |= before


def session(master: str) -> Any:
    """Return a session at a master, small enough for a test."""
    from pyspark.sql import SparkSession

    settings = {
        "spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "4", "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1", "spark.executor.memory": "1g", "spark.task.maxFailures": "4",
    }  # fmt: skip
    builder = SparkSession.builder.master(master).appName("seedproof's tests")
    for name, value in settings.items():
        builder = builder.config(name, value)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    return spark


@pytest.fixture(scope="module")
def spark(environment: None) -> Iterator[Any]:
    """Yield a session of two threads."""
    session_ = session("local[2]")
    yield session_
    session_.stop()
