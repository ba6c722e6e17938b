"""Articles in a data frame, judged by Great Expectations with seedproof's expectation; its pages go to a folder.

python examples/great_expectations/validate.py [--spark] [FOLDER]    ends with 1, as one article is not fit to be published
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

import great_expectations as gx
import pandas as pd
from great_expectations.checkpoint.actions import UpdateDataDocsAction
from great_expectations.expectations.metadata_types import FailureSeverity

from seedproof.expectations import ExpectColumnValuesToHaveNoFindings, load_suite, use_project

ROOT = Path(__file__).parent.parent.parent


def articles() -> pd.DataFrame:
    """Return the articles of this repository, and one that was scraped with what stood round it."""
    files = [*sorted((ROOT / "seeds").glob("*.txt")), ROOT / "docs" / "demo" / "candidate.txt"]
    return pd.DataFrame({"id": [file.stem for file in files], "text": [file.read_text("utf-8") for file in files]})


def on_spark(frame: pd.DataFrame) -> Any:
    """Return a data frame of Spark, in this process."""
    from pyspark.sql import SparkSession

    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    return spark.createDataFrame(list(frame.itertuples(index=False, name=None)), list(frame.columns))


def main() -> int:
    """Write a suite, load it, judge the articles by it, and print what does not hold."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", default="reports/great_expectations", type=Path)
    parser.add_argument("--spark", action="store_true")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    use_project(ROOT)  # whose settings, spellings and own checks hold

    context = gx.get_context(mode="file", project_root_dir=asked.folder)
    expectations = [
        ExpectColumnValuesToHaveNoFindings(column="text", family="garbled", severity=FailureSeverity.CRITICAL),
        ExpectColumnValuesToHaveNoFindings(column="text", family="offtopic", mostly=0.98, severity=FailureSeverity.WARNING),
        ExpectColumnValuesToHaveNoFindings(column="text", check="corpus-name-variant"),
    ]
    context.suites.add_or_update(gx.ExpectationSuite(name="articles", expectations=expectations))
    suite = load_suite(context, "articles")  # and not context.suites.get, which says nothing of expectations that it loses

    frame = articles()
    sources = context.data_sources
    source = sources.add_or_update_spark("articles_on_spark") if asked.spark else sources.add_or_update_pandas("articles")
    batch = source.add_dataframe_asset("articles").add_batch_definition_whole_dataframe("all")
    definition = context.validation_definitions.add_or_update(gx.ValidationDefinition(name="articles", data=batch, suite=suite))
    checkpoint = context.checkpoints.add_or_update(
        gx.Checkpoint(
            name="articles",
            validation_definitions=[definition],
            actions=[UpdateDataDocsAction(name="pages")],
            result_format={"result_format": "COMPLETE", "unexpected_index_column_names": ["id"]},
        )
    )
    run = checkpoint.run({"dataframe": on_spark(frame) if asked.spark else frame})
    for validation in run.run_results.values():
        for result in validation.results:
            rows = result.result.get("unexpected_index_list") or []
            said = result.expectation_config.kwargs if result.expectation_config else {}
            print("met    " if result.success else "not met", said.get("family") or said.get("check"))
            print(*(f"        {row['id']}: {row['text']}" for row in rows), sep="\n", end="\n" if rows else "")
    print("pages:", asked.folder / "gx" / "uncommitted" / "data_docs" / "local_site" / "index.html")
    return int(not run.success)


if __name__ == "__main__":
    sys.exit(main())
