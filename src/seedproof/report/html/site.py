"""Builds the site. Texts are read again, batch by batch, so that a run need not keep them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from seedproof.core.document import Origin
from seedproof.core.errors import BrokenRunError, InputError
from seedproof.core.escape import in_template
from seedproof.core.finding import SEVERITIES, Finding
from seedproof.core.seed import Seed
from seedproof.core.settings import FailOn
from seedproof.corpus.corpus import Corpus
from seedproof.corpus.rebuilt import rebuilt
from seedproof.parse import batch_of
from seedproof.report.html.marks import pieces
from seedproof.report.html.prose import prose
from seedproof.report.html.summary import Summary
from seedproof.report.tally import said
from seedproof.run.gate import GateResult
from seedproof.run.result import Result

__all__ = ["DATA_DOCS", "build_site", "new_site", "refuse_foreign_site", "write_site"]

#: The folder in the site that Data Docs may be written to, so that the whole can be moved or published as one.
DATA_DOCS = "data-docs"
_PAGES = ("seed", "check")
_WRITTEN = frozenset({"index.html", "seeds.html", "style.css", *_PAGES})
_OURS = '<meta name="generator" content="seedproof">'
_Key = tuple[Origin, str, int]
_FINDINGS_SHOWN = 500  # on a check's page; the seeds' own pages show all


def build_site(result: Result, corpus: Corpus, folder: Path, gate: GateResult | None = None, fail_on: FailOn = "warning") -> Path:
    """Write the site of ``result`` into ``folder`` and return its first page; ``fail_on`` says what fails the gate.

    ``corpus`` is what was checked: it is read again for the texts of the seeds that have findings. The site is built beside the one that
    is there, which stays until the new one is complete. Raises InputError where ``folder`` holds a site that is not ours, BrokenRunError
    where a seed is no longer what was checked.
    """
    with new_site(folder) as new:
        # Data Docs that lie in the site go with it to where it is built.
        moved = replace(gate, docs=new / DATA_DOCS) if gate and gate.docs == folder / DATA_DOCS else gate
        write_site(result, corpus, new, moved, fail_on)
    return folder / "index.html"


@contextmanager
def new_site(folder: Path) -> Iterator[Path]:
    """Yield an empty folder for a site that takes the place of the one in ``folder`` when it is complete.

    What lies there and is no page of ours stays. Raises InputError where the site there is not ours.
    """
    refuse_foreign_site(folder)
    with rebuilt(folder, ours=_WRITTEN, along=(DATA_DOCS,)) as new:
        yield new


def write_site(result: Result, corpus: Corpus, folder: Path, gate: GateResult | None, fail_on: FailOn) -> None:
    """Write the pages into an empty folder."""
    for name in _PAGES:
        (folder / name).mkdir()
    summary = Summary(result, gate)
    pages = _environment()
    common = {"summary": summary, "severities": SEVERITIES}
    docs = _relative(gate.docs / "index.html", folder) if gate and gate.docs else None
    _write(folder / "index.html", pages.get_template("index.html").render(common, root="", docs=docs, fail_on=fail_on))
    _write(folder / "seeds.html", pages.get_template("seeds.html").render(common, root=""))
    _write(folder / "style.css", (files("seedproof.report.html") / "templates" / "style.css").read_text(encoding="utf-8"))
    anchors = _write_seeds(folder / "seed", pages, common, corpus, summary)
    for row in summary.checks:
        found = [f for f in result.findings if f.check == row.name]
        about = {"row": row, "findings": found[:_FINDINGS_SHOWN], "total": len(found), "anchors": anchors}
        _write(folder / "check" / f"{row.name}.html", pages.get_template("check.html").render(common, root="../", **about))


def _write_seeds(folder: Path, pages: Environment, common: dict[str, Any], corpus: Corpus, summary: Summary) -> dict[_Key, str]:
    """Write the pages of the seeds; return where each finding is shown."""
    template = pages.get_template("seed.html")
    number = {line.origin: n for n, line in enumerate(summary.seeds)}
    around = [None, *summary.seeds, None]
    anchors: dict[_Key, str] = {}
    for origin, seed, findings in _seeds_with_findings(corpus, summary.result):
        before, _, after = around[number[origin] : number[origin] + 3]
        about = {"origin": origin, "seed": seed, "findings": findings, "pieces": pieces(seed.text, findings)}
        name = summary.seeds[number[origin]].page
        _write(folder / name, template.render(common, root="../", previous=before, next=after, **about))
        anchors.update((_key(f), f"{name}#place-{n}") for n, f in enumerate(findings, 1))
    missing = {_key(f) for f in summary.result.findings} - set(anchors)
    if missing:
        where = str(min(missing)[0])
        raise BrokenRunError("the seed is not the one that was checked", where=where, hint="do not change a corpus while it is checked")
    return anchors


def _key(finding: Finding) -> _Key:
    return finding.origin, finding.fingerprint, finding.start


def _seeds_with_findings(corpus: Corpus, result: Result) -> Iterator[tuple[Origin, Seed, list[Finding]]]:
    """Yield every document that has findings, parsed again, unless its text is no longer what they speak of."""
    found = result.by_document()
    for documents, _ in corpus.batches():
        wanted = [d for d in documents if d.origin in found]
        for document, seed in zip(wanted, batch_of(wanted).seeds, strict=True) if wanted else ():
            findings = found[document.origin]
            if all(seed.text.startswith(f.text, f.start) and f.end <= len(seed.text) for f in findings):
                yield document.origin, seed, findings


def _environment() -> Environment:
    loader = PackageLoader("seedproof.report.html")
    pages = Environment(
        loader=loader, autoescape=True, finalize=in_template, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    pages.filters["prose"] = prose
    pages.globals["said"] = said
    return pages


def refuse_foreign_site(folder: Path) -> None:
    """Raise InputError where ``folder`` is a file, or has a first page that is not ours: it would be lost."""
    if folder.exists() and not folder.is_dir():
        raise InputError("this is no folder", where=str(folder), hint="set `reports` in the settings to a folder for the site")
    index = folder / "index.html"
    page = index.read_text(encoding="utf-8", errors="replace") if index.is_file() else ""
    if (index.exists() or index.is_symlink()) and _OURS not in page:
        what = "there is a page here that seedproof did not write" + ("; it is empty" if index.is_file() and not page.strip() else "")
        hint = "move it away (or remove it, if it is of no use), or set `reports` in the settings to a folder for the site alone"
        raise InputError(what, where=str(index), hint=hint)


def _relative(path: Path, folder: Path) -> str:
    return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()


def _write(path: Path, page: str) -> None:
    # Ids and paths may hold lone surrogates, which no encoding can write.
    path.write_text(page, encoding="utf-8", errors="backslashreplace", newline="\n")
