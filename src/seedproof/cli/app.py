"""The application: its commands, and how an error ends it."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from seedproof.cli import add, baseline, check, checks, docs, explain, fix, gate, init, parse, spellings, suites, table
from seedproof.cli.options import NoOwnCode
from seedproof.cli.output import plain_errors, print_error, print_traceback
from seedproof.cli.streams import lost_output, make_robust, told
from seedproof.cli.trust import say_what_is_not_run, without_own_code
from seedproof.core.errors import BrokenRunError, SeedproofError, UsageError
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
    spellings.spellings, suites.suites, table.table, init.init,
)  # fmt: skip
_WITHOUT_CHECKS = (parse.parse, init.init)


def _as_command(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command with what all of them share: the option that switches own code off, and an end to whatever would leave it.

    Only a corpus's own code leaves a command by anything but an exception or an interruption, and it decides no exit code.
    """

    @wraps(command)
    def run(*arguments: Any, no_own_code: bool = False, **options: Any) -> None:
        with without_own_code() if no_own_code else nullcontext():
            if command not in _WITHOUT_CHECKS:
                say_what_is_not_run(Path.cwd())
            try:
                command(*arguments, **options)
            except (Exception, KeyboardInterrupt):
                raise
            except BaseException as error:
                hint = "look for it in the checks and the Seed class of the corpus"
                raise BrokenRunError(f"own code left the run by {said(error)}", where=innermost(error), hint=hint) from error

    signature = inspect.signature(command, eval_str=True)
    option = inspect.Parameter("no_own_code", inspect.Parameter.KEYWORD_ONLY, default=False, annotation=NoOwnCode)
    run.__signature__ = signature.replace(parameters=[*signature.parameters.values(), option])  # type: ignore[attr-defined]
    run.__annotations__ = {**get_type_hints(command, include_extras=True), "no_own_code": NoOwnCode}
    return run


for _command in _COMMANDS:
    app.command(_command.__name__)(_as_command(_command))


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
    make_robust()
    try:
        with plain_errors():
            app()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except SeedproofError as error:
        print_error(error)
        code = error.exit_code
    except OSError as error:  # no right to it, no space, no such thing any more: the world's fault, and not ours
        print_error(told(error))
        code = UsageError.exit_code
    except Exception:
        print_traceback()
        print_error("broke on this input; please report the lines above")
        code = BrokenRunError.exit_code
    lost = lost_output()
    if lost:
        print_error(f"standard output: {told(lost)}")
    sys.exit(max(code, UsageError.exit_code) if lost else code)
