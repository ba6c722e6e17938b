"""What is said of settings and of what they do: exceptions that are over or not needed, and, if wanted, what is excepted and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from seedproof.cli.output import print_error
from seedproof.cli.talk import is_verbose, print_note
from seedproof.core.escape import SENTENCE_LENGTH, cut, in_line
from seedproof.corpus.policy import Policy
from seedproof.corpus.project import Project
from seedproof.corpus.registry import CheckSelection
from seedproof.run import Result

__all__ = ["tell_settings"]


def tell_settings(project: Project, selection: CheckSelection, result: Result, *, whole: bool) -> None:
    """Tell what settings do, where that is wanted, and in any case what of them is left over."""
    if is_verbose():
        for line in _done(project, result):
            print_error(in_line(cut(line, SENTENCE_LENGTH)))
    _tell_leftovers(project, selection, result, whole)


def _done(project: Project, result: Result) -> Iterator[str]:
    """Yield a line for the settings, for each exception that excepts something, and for the baseline."""
    yield f"settings: {project.place.file}"
    for finding, _, reason in result.excepted:
        yield f"excepted: {finding.path or finding.seed}:{finding.line}:{finding.column}: {finding.code} {finding.check}: {reason}"
    known = sum(finding.baselined for finding in result.findings)
    if known:
        yield f"known: {known:,} findings, by {project.baseline}"


def _tell_leftovers(project: Project, selection: CheckSelection, result: Result, whole: bool) -> None:
    """Print a note for each leftover. What nothing needs shows only where the ``whole`` project was checked, by the checks concerned."""
    notes = [*_over(project, selection.today)]
    if whole and not result.unfinished():
        notes += [*_unused(project, selection, result), *_stale(project, result)]
    for note in notes:
        print_note(in_line(cut(note, SENTENCE_LENGTH)))


def _over(project: Project, today: date | None) -> Iterator[str]:
    for number, one in enumerate(project.settings.exemptions):
        if today and one.is_over(today):
            where = project.place.of("except", number)
            yield f"{where}: is over since {one.until}, and excepts nothing: look at it again, or take it out"


def _stale(project: Project, result: Result) -> Iterator[str]:
    ran = {check.name() for check in result.checks}
    stale = [entry for entry in result.stale if not entry.check or entry.check in ran]
    if stale:
        first, count = stale[0], len(stale)
        what = f"{count} known finding{'s are' if count > 1 else ' is'} there no more, as {first.check} {first.shown} in {first.seed}"
        yield f"{project.baseline}: {what}: `seedproof baseline --prune` takes {'them' if count > 1 else 'it'} out"


def _unused(project: Project, selection: CheckSelection, result: Result) -> Iterator[str]:
    used, ran = {one.by for one in result.excepted}, {check.name() for check in result.checks}
    as_always = selection.select == project.settings.select and not selection.ignore
    for rule in Policy.of(selection).exceptions:
        if rule.number not in used and (as_always or rule.checks <= ran):
            found = ", ".join(rule.exemption.check)
            yield f"{project.place.of('except', rule.number)}: excepts nothing that {found} finds any more: take it out"
