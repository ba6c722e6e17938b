"""A task that dies is done again elsewhere."""

from __future__ import annotations

from pathlib import Path

from tests.run.spark.cluster import cluster
from tests.run.spark.conftest import session
from tests.run.spark.documents import on_spark, on_this_machine, rows
from tests.run.spark.own_checks import DiesOnce

from seedproof import CheckSelection, check_documents


def test_a_cluster_of_two_workers_survives_the_death_of_a_task(environment: None, tmp_path: Path) -> None:
    import seedproof.spark

    done, documents = tmp_path / "done", rows(120)
    with cluster(tmp_path) as master:
        spark = session(master)
        try:
            frame = spark.createDataFrame(spark.sparkContext.parallelize(documents, 4), "id string, text string")
            checks = (*CheckSelection.of().checks(), DiesOnce(done=str(done)))
            result = seedproof.spark.check(frame, checks=checks)
            found = on_spark(result.findings)
        finally:
            spark.stop()

    assert done.exists()
    assert result.failures == ()
    assert found == on_this_machine(check_documents(documents, checks).findings)
