"""Everything that seedproof offers to those who import it. The package itself imports this when one of its names is asked for."""

from __future__ import annotations

from seedproof.batch import Batch
from seedproof.checks.base import BatchCheck, CorpusCheck, SeedCheck
from seedproof.core.check import Check
from seedproof.core.context import Context
from seedproof.core.document import Document, Origin
from seedproof.core.errors import BrokenRunError, InputError, SeedproofError, SettingsError, UsageError
from seedproof.core.finding import Absorbed, Edit, Finding, Fix, Hit, RelatedLocation
from seedproof.core.seed import Credit, CreditKind, Published, Quote, QuoteKind, Seed, Speaker, Text
from seedproof.core.settings import Settings
from seedproof.corpus.corpus import Corpus, ReadProblem
from seedproof.corpus.files import Files
from seedproof.corpus.project import Project
from seedproof.corpus.registry import CheckSelection
from seedproof.corpus.texts import Texts
from seedproof.run import Result, check_corpus
from seedproof.run.frames import check_frame
from seedproof.run.texts import check_documents, check_text, parse_text

__all__ = [
    "Absorbed",
    "Batch",
    "BatchCheck",
    "BrokenRunError",
    "Check",
    "CheckSelection",
    "Context",
    "Corpus",
    "CorpusCheck",
    "Credit",
    "CreditKind",
    "Document",
    "Edit",
    "Files",
    "Finding",
    "Fix",
    "Hit",
    "InputError",
    "Origin",
    "Project",
    "Published",
    "Quote",
    "QuoteKind",
    "ReadProblem",
    "RelatedLocation",
    "Result",
    "Seed",
    "SeedCheck",
    "SeedproofError",
    "Settings",
    "SettingsError",
    "Speaker",
    "Text",
    "Texts",
    "UsageError",
    "check_corpus",
    "check_documents",
    "check_frame",
    "check_text",
    "parse_text",
]  # fmt: skip
