"""What a corpus spells in several ways: each group of forms with its counts, as a table and as a file to begin with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import ahocorasick_rs
from rich.console import Console
from rich.table import Table
from rich.text import Text

from seedproof.core.escape import NAME_LENGTH, VALUE_LENGTH, as_output, cut, in_line, in_toml, quoted
from seedproof.core.finding import Finding
from seedproof.run.result import severity_rank

__all__ = ["Cluster", "as_toml", "clusters", "print_clusters"]

#: Checks whose forms are agreed on already, or no words.
_NO_WORDS = ("agreed-spelling", "date-style", "mark-style", "number-style")
_HEADER = """\
# What the seeds spell in several ways, as a beginning of checks/spellings.toml. Read each entry before you keep it: once it
# is there, its variants are errors and `seedproof fix` writes the preferred form. Entries behind # were less sure.
"""


class Form(NamedTuple):
    """A spelling as it is written.

    - ``text``: the spelling
    - ``seeds``: in how many seeds it is
    - ``places``: how often, over all seeds
    """

    text: str
    seeds: int
    places: int


class Cluster(NamedTuple):
    """Forms that stand for one name or word.

    - ``forms``: the preferred one first
    - ``checks``: what found them
    - ``sure``: whether a finding is more than an information
    """

    forms: tuple[Form, ...]
    checks: tuple[str, ...]
    sure: bool


def clusters(findings: Iterable[Finding], texts: Iterable[str]) -> list[Cluster]:
    """Group the forms that findings hold against each other; ``texts`` are those of all seeds, to count the forms in."""
    competing = [f for f in findings if f.family == "spelling" and len(f.variants) > 1 and f.check not in _NO_WORDS]
    competing = [f for f in competing if max(map(len, f.variants)) <= NAME_LENGTH]  # longer ones name nothing, and take long to count
    group: dict[str, set[str]] = {}
    for finding in competing:
        joined = set().union(*(group.get(form, {form}) for form in finding.variants))
        group.update(dict.fromkeys(joined, joined))
    seeds, places = _counts(list(group), texts)
    said: dict[str, list[Finding]] = defaultdict(list)
    for finding in competing:
        said[min(group[finding.variants[0]])].append(finding)
    preferred = Counter(finding.variants[0] for finding in competing)
    found = []
    for findings_of_group in said.values():
        forms = group[findings_of_group[0].variants[0]]
        order = sorted(forms, key=lambda form: (not preferred[form], -seeds[form], -preferred[form], -places[form], form))
        sure = any(severity_rank(f.severity) < severity_rank("info") for f in findings_of_group)
        checks = tuple(sorted({f.check for f in findings_of_group}))
        found.append(Cluster(tuple(Form(form, seeds[form], places[form]) for form in order), checks, sure))
    return sorted(found, key=lambda cluster: (not cluster.sure, cluster.forms[0].text.casefold(), cluster.forms))


def print_clusters(found: list[Cluster], console: Console, *, complete: bool = True) -> None:
    """Print a row for each form, that of the preferred one first. That there are none is said where the search is ``complete``."""
    if not found:
        console.print("No name or word was found in several spellings." if complete else "Not everything was checked.")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("preferred", "other forms"):
        table.add_column(heading)
    for heading in ("seeds", "places"):
        table.add_column(heading, justify="right")
    table.add_column("found by")
    for cluster in found:
        style = "" if cluster.sure else "dim"
        for i, form in enumerate(cluster.forms):
            said = "" if i else ", ".join(cluster.checks) + ("" if cluster.sure else " (unsure)")
            shown = in_line(cut(form.text, VALUE_LENGTH))
            names = ("", shown) if i else (shown, "")
            table.add_row(*map(Text, (*names, f"{form.seeds:,}", f"{form.places:,}", said)), style=style)
    console.print(table)


def as_toml(found: list[Cluster]) -> Iterator[str]:
    """Yield the entries of a spellings.toml; those that are not sure as comments."""
    yield _HEADER
    for cluster in found:
        preferred, *others = cluster.forms
        counts = ", ".join(f"{quoted(form.text)} in {form.seeds}" for form in cluster.forms)
        lines = [as_output(f"[[spelling]]  # seeds: {counts}"), f"preferred = {in_toml(preferred.text)}"]
        lines.append(f"variants = [{', '.join(in_toml(form.text) for form in others)}]")
        yield "\n" + "".join(f"{'' if cluster.sure else '# '}{line}\n" for line in lines)


def _counts(forms: list[str], texts: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Count in how many texts, and how many times, each form stands as a word or words of its own."""
    automaton = ahocorasick_rs.AhoCorasick(forms)
    seeds: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for text in texts:
        clean = text if text.isascii() else text.encode("utf-32-le", "replace").decode("utf-32-le")
        here = Counter(
            forms[index]
            for index, start, end in automaton.find_matches_as_indexes(clean, overlapping=True)
            if not (clean[start - 1 : start].isalnum() and clean[start].isalnum())
            and not (clean[end - 1].isalnum() and clean[end : end + 1].isalnum())
        )
        places += here
        seeds.update(here.keys())
    return seeds, places
