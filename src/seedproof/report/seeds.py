"""Parsed seeds as a person reads them."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from seedproof.core.escape import NAME_LENGTH, cut, in_line
from seedproof.core.seed import Credit, Quote, Seed
from seedproof.core.seed import Text as Title

__all__ = ["print_seed"]


def print_seed(seed: Seed, console: Console) -> None:
    """Print a seed's title, source, credits, body and quotes, each with its span."""
    console.print(
        Text.assemble((in_line(cut(seed.id, NAME_LENGTH)), "bold"), f"  ({in_line(seed.language or 'language unclear')})"), soft_wrap=True
    )
    _row(console, "title", seed.title.text if seed.title else None, seed.title)
    _row(console, "source", f"{seed.source.name} ({seed.source.kind})" if seed.source else None, seed.source)
    for credit in seed.credits:
        if credit != seed.source:
            _row(console, "credit", f"{credit.name} ({credit.kind})", credit)
    _row(console, "body", f"{len(seed.body.text):,} characters: {_short(seed.body.text, 60)}" if seed.body.text else None, seed.body)
    for quote in seed.quotes:
        said = ", ".join(part for part in (quote.speaker and quote.speaker.name, quote.cue) if part)
        _row(console, "quote", f"{_short(quote.text, 70)}  [{quote.kind}{'; ' + said if said else ''}]", quote)
    console.print()


def _row(console: Console, label: str, value: str | None, span: Title | Credit | Quote | None) -> None:
    place = f"{span.start}-{span.end}" if span and value is not None else ""
    shown = in_line(cut(value)) if value is not None else "none"
    console.print(Text.assemble((f"  {label:7}", "cyan"), (f"{place:>12}  ", "dim"), shown), soft_wrap=True)


def _short(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"
