"""The application: its commands, and how an error ends it."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, Final, get_type_hints

import typer
from typer.core import TyperGroup

from seedproof.cli.options import NoOwnCode, Quiet, Verbose
from seedproof.cli.output import plain_errors, print_error, print_traceback
from seedproof.cli.streams import lost_output, make_robust, told
from seedproof.cli.talk import talking
from seedproof.cli.trust import say_what_is_not_run, without_own_code
from seedproof.core.errors import BrokenRunError, SeedproofError, UsageError
from seedproof.corpus.own_code import innermost, said

__all__ = ["app", "main"]

_COMMANDS: Final = (
    "check", "parse", "gate", "docs", "fix", "add", "baseline", "checks", "explain", "spellings", "suites", "table", "init",
)  # fmt: skip
_WITHOUT_CHECKS: Final = ("parse", "init")
_CONTEXT: Final = {"max_content_width": 100}  # columns: at 80 half of the sentences are broken


class _Commands(TyperGroup):
    """Find each command in the module of its name, which is imported when it is asked for: all of them take longer than a check."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = dict.fromkeys(_COMMANDS)  # type: ignore[assignment]  # by the names alone, what is meant by another is told

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 (as its base has it)
        """Return the command of a name, None where there is none."""
        if cmd_name not in _COMMANDS:
            return None
        own = typer.Typer(add_completion=False, rich_markup_mode=None)
        own.command(cmd_name, context_settings=_CONTEXT)(_as_command(getattr(import_module(f"seedproof.cli.{cmd_name}"), cmd_name)))
        return typer.main.get_command(own)


app = typer.Typer(
    help="Proofread a text corpus: off-topic tails, garbled text, names spelt two ways.",
    no_args_is_help=True,
    context_settings=_CONTEXT,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    cls=_Commands,
)


_SHARED: dict[str, Any] = {"no_own_code": NoOwnCode, "quiet": Quiet, "verbose": Verbose}


def _as_command(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command with what all of them share: options, and an end to whatever would leave it.

    Only a corpus's own code leaves a command by anything but an exception or an interruption, and it decides no exit code.
    """

    @wraps(command)
    def run(*arguments: Any, no_own_code: bool, quiet: bool, verbose: bool, **options: Any) -> None:
        with talking(quiet=quiet, verbose=verbose), without_own_code() if no_own_code else nullcontext():
            if command.__name__ not in _WITHOUT_CHECKS:
                say_what_is_not_run(Path.cwd())
            try:
                command(*arguments, **options)
            except (Exception, KeyboardInterrupt):
                raise
            except BaseException as error:
                hint = "look for it in the checks and the Seed class of the corpus"
                raise BrokenRunError(f"own code left the run by {said(error)}", where=innermost(error), hint=hint) from error

    signature = inspect.signature(command, eval_str=True)
    shared = [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=False, annotation=kind) for name, kind in _SHARED.items()]
    run.__signature__ = signature.replace(parameters=[*signature.parameters.values(), *shared])  # type: ignore[attr-defined]
    run.__annotations__ = {**get_type_hints(command, include_extras=True), **_SHARED}
    return run


def _print_version(wanted: bool) -> None:
    if wanted:
        from seedproof.cli.version import versions  # which reads all tables

        print(versions())
        raise typer.Exit


@app.callback()
def common(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print version, tables and engine, and end.")
    ] = False,
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
