"""The application: its commands, and how an error ends it."""

from __future__ import annotations

import os
import sys
import traceback
from importlib.metadata import version
from typing import Annotated

import typer

from seedproof.cli import add, baseline, check, checks, docs, explain, fix, gate, init, parse, spellings
from seedproof.core.errors import SeedproofError

__all__ = ["app", "main"]

app = typer.Typer(
    help="Proofread a text corpus: find off-topic tails, garbled passages and names spelt two ways, each with its exact place.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("check")(check.check)
app.command("parse")(parse.parse)
app.command("gate")(gate.gate)
app.command("docs")(docs.docs)
app.command("fix")(fix.fix)
app.command("add")(add.add)
app.command("baseline")(baseline.baseline)
app.command("checks")(checks.checks)
app.command("explain")(explain.explain)
app.command("spellings")(spellings.spellings)
app.command("init")(init.init)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"seedproof {version('seedproof')}")
        raise typer.Exit


@app.callback()
def common(
    _version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")] = False,
) -> None:
    """Options of every command."""


def main() -> None:
    """Run the command line. Exit codes: 0 passed, 1 findings, 2 wrong use or unreadable input, 3 seedproof itself broke."""
    try:
        app()
    except SeedproofError as error:
        print(f"seedproof: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our output, such as `head`, has had enough. Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception:
        traceback.print_exc()
        print("seedproof: broke on this input; please report the lines above. Nothing was changed.", file=sys.stderr)
        sys.exit(3)
