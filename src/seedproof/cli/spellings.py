"""``seedproof spellings``: what the corpus spells in several ways."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from seedproof.cli.options import Encoding, Exclude, Jobs, Output, Paths
from seedproof.cli.output import console_for, opened, report_unfinished
from seedproof.cli.progress import progress_bar
from seedproof.cli.reading import documents_of, selection_of
from seedproof.cli.streams import to_machines
from seedproof.core.document import Document
from seedproof.corpus.project import Project
from seedproof.report.sightings import Sightings
from seedproof.report.spellings import as_toml, clusters, competing, forms_of, print_clusters
from seedproof.run import check_corpus

__all__ = ["spellings"]


def spellings(
    paths: Paths = None,
    format: Annotated[Literal["text", "toml"], typer.Option(help="A table, or entries for checks/spellings.toml.")] = "text",
    output: Output = None,
    jobs: Jobs = 0,
    encoding: Encoding = None,
    exclude: Exclude = None,
) -> None:
    """List names and words that are spelt in several ways.

    With their counts: to agree on one of them in checks/spellings.toml.
    """
    project = Project.around(Path.cwd())
    corpus = documents_of(project, paths, encoding, exclude)
    with opened(output) as stream:
        with progress_bar(corpus.size) as progress:
            result = check_corpus(corpus, selection_of(project, ["spelling"]), jobs=jobs, progress=progress)
        if not any(skipped.meant for skipped in corpus.skipped):
            result.raise_if_empty()
        said = competing(result.findings)
        counts = Sightings(forms_of(said))
        for item in corpus if said else ():
            if isinstance(item, Document):
                counts.look(item)
        found = clusters(said, counts)
        if format == "toml":
            to_machines()
            stream.writelines(as_toml(found))
        else:
            print_clusters(found, console_for(stream), complete=not (result.failures or result.problems))
    report_unfinished(result.unfinished())
    raise typer.Exit(result.exit_code("never"))
