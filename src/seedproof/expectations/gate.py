"""The gate: the suites of a corpus, run over its table of seeds through a Great Expectations checkpoint.

It fails closed. GX says success for an empty suite, for a table without rows and for a column without values, and counts
an expectation that raised as one that is not met. Here each of these is an error of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import great_expectations as gx
import pandas as pd
from great_expectations.core.expectation_validation_result import ExpectationSuiteValidationResult
from great_expectations.data_context.data_context.abstract_data_context import AbstractDataContext
from great_expectations.data_context.data_context.context_factory import project_manager
from great_expectations.data_context.data_context.ephemeral_data_context import EphemeralDataContext
from great_expectations.data_context.types.base import DataContextConfig, InMemoryStoreBackendDefaults, ProgressBarsConfig
from great_expectations.exceptions.exceptions import DataContextRequiredError

from seedproof.core.check import Check
from seedproof.core.errors import BrokenRunError
from seedproof.corpus.registry import built_in
from seedproof.expectations.columns import Columns
from seedproof.expectations.coverage import unjudged
from seedproof.expectations.data_docs import publish
from seedproof.expectations.frame import frame
from seedproof.expectations.log import kept_log
from seedproof.expectations.suite_files import suite_files
from seedproof.expectations.suites import Suite, load_suites
from seedproof.expectations.surroundings import Place
from seedproof.expectations.validation import suite_result
from seedproof.run.gate import GateResult
from seedproof.run.result import Result

__all__ = ["gate"]

# Values are left out of results: names and origins are enough to look them up, and GX would repeat each cell for each row.
_ALONE = Place()
_RESULT_FORMAT = {"result_format": "COMPLETE", "unexpected_index_column_names": ["id", "origin"], "exclude_unexpected_values": True}


def gate(
    result: Result,
    suites_folder: Path,
    docs_folder: Path | None = None,
    *,
    known: Sequence[type[Check]] | None = None,
    own_code: bool = True,
    place: Place = _ALONE,
    worst: int = 5,
    at: datetime | None = None,
) -> GateResult:
    """Judge ``result`` by the suites in ``suites_folder``, and write Data Docs to ``docs_folder`` if there is one.

    Expectations on checks that are ``known`` (the built-in ones where none are named) and were not run are skipped and told; where
    ``own_code`` is off, those on a corpus's own checks are, too. ``worst`` seeds are named for each expectation that is not met; ``at`` is
    the time of the run that the pages show. ``place`` says what these lead to, and whose pages of earlier runs they keep: without a word
    those in ``docs_folder``. Raises SettingsError for a suite that cannot be used, BrokenRunError where not everything was evaluated.
    """
    if result.failures:
        what = "; ".join(map(str, result.failures[:3]))
        raise BrokenRunError(f"checks did not run to their end, so their counts say nothing: {what}", hint="see `seedproof check`")
    suites = load_suites(suites_folder, Columns.of(result.checks, built_in() if known is None else known, own_code=own_code))
    seeds = frame(result)
    if seeds.empty:
        raise BrokenRunError("there are no seeds, and expectations on nothing are met", hint="name files or folders that hold seeds")
    with _context() as context:
        run = [suite for suite in suites if suite.suite.expectations]
        validations = _run(context, run, seeds, at or datetime.now(UTC))
        pages = publish(context, docs_folder, [s.suite.name for s in run], place) if docs_folder else {}
        return GateResult(
            suites=tuple(suite_result(s, validations.get(s.suite.name), seeds, worst, pages.get(s.suite.name)) for s in suites),
            seeds=len(seeds),
            unread=len(result.problems),
            docs=docs_folder,
            unjudged=unjudged(result.checks, suite_files(suites_folder).values()),
        )


@contextmanager
def _context() -> Iterator[EphemeralDataContext]:
    """Yield a context of our own. GX keeps the last one that was made, with all tables that it has seen: after us the one before."""
    # By default GX plans a site of its own in the system's temporary folder.
    stores = InMemoryStoreBackendDefaults(init_temp_docs_sites=False)
    configuration = DataContextConfig(store_backend_defaults=stores, progress_bars=ProgressBarsConfig(globally=False))
    before: AbstractDataContext | None = None
    with suppress(DataContextRequiredError):
        before = project_manager.get_current_project()
    try:
        yield gx.get_context(mode="ephemeral", project_config=configuration)
    finally:
        project_manager.set_project(before)


def _run(
    context: EphemeralDataContext, suites: Sequence[Suite], seeds: pd.DataFrame, at: datetime
) -> dict[str, ExpectationSuiteValidationResult]:
    batch = context.data_sources.add_pandas("corpus").add_dataframe_asset("seeds").add_batch_definition_whole_dataframe("seeds")
    definitions = []
    for suite in suites:
        definition = gx.ValidationDefinition(name=suite.suite.name, data=batch, suite=context.suites.add(suite.suite))
        definitions.append(context.validation_definitions.add(definition))
    checkpoint = context.checkpoints.add(gx.Checkpoint(name="gate", validation_definitions=definitions, result_format=_RESULT_FORMAT))
    try:
        with kept_log():  # what it logs stands in the results too
            run = checkpoint.run(batch_parameters={"dataframe": seeds}, run_id=gx.RunIdentifier(run_name="gate", run_time=at))
    except Exception as error:
        hint = "leave out the suites one by one to find the one that it breaks on"
        raise BrokenRunError(f"Great Expectations broke off with {error!r}", hint=hint) from error
    return {str(result.suite_name): result for result in run.run_results.values()}
