"""The application: its commands, and how an error ends it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from importlib.metadata import version
from typing import Annotated, Any

import typer

from seedproof.cli import add, baseline, check, checks, docs, explain, fix, gate, init, parse, spellings
from seedproof.cli.output import plain_errors, print_error, print_traceback
from seedproof.core.errors import BrokenRunError, SeedproofError
from seedproof.corpus.own_code import innermost, said

__all__ = ["app", "main"]

app = typer.Typer(
    help="Proofread a text corpus: find off-topic tails, garbled passages and names spelt two ways, each with its exact place.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
_COMMANDS: tuple[Callable[..., None], ...] = (
    check.check, parse.parse, gate.gate, docs.docs, fix.fix, add.add, baseline.baseline, checks.checks, explain.explain,
    spellings.spellings, init.init,
)  # fmt: skip


def _ending_by_itself(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command with an end to whatever would leave it: only a corpus's own code does that, and it decides no exit code."""

    @wraps(command)
    def run(*arguments: Any, **options: Any) -> None:
        try:
            command(*arguments, **options)
        except (Exception, KeyboardInterrupt):
            raise
        except BaseException as error:
            hint = "look for it in the checks and the Seed class of the corpus"
            raise BrokenRunError(f"own code left the run by {said(error)}", where=innermost(error), hint=hint) from error

    return run


for _command in _COMMANDS:
    app.command(_command.__name__)(_ending_by_itself(_command))


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"seedproof {version('seedproof')}")
        raise typer.Exit


@app.callback()
def common(
    _version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")] = False,
) -> None:
    """Take the options of every command."""


def main() -> None:
    """Run the command line. Exit codes: 0 passed, 1 findings, 2 wrong use or unreadable input, 3 seedproof itself broke."""
    try:
        with plain_errors():
            app()
    except SeedproofError as error:
        print_error(error)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our output, such as `head`, has had enough. Python would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception:
        print_traceback()
        print_error("broke on this input; please report the lines above. Nothing was changed.")
        sys.exit(3)
