"""Pages of the reference that are written from the code: commands, settings and records. tools/generate.py puts them where they lie."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

import typer
from pydantic import BaseModel
from typer.core import TyperArgument

from seedproof import Finding, Seed, Settings
from seedproof.cli.app import app
from seedproof.core.exemptions import Exemption, PerSource
from seedproof.core.spellings import NeverConfuse, Spelling

__all__ = ["commands", "reading", "readings", "records", "settings"]

_READINGS = Path(__file__).parent.parent / "benchmarks/readings.toml"
_SHARED = {"no_own_code", "quiet", "verbose", "help"}  # options of all commands: told once

_IN_SETTINGS = """# Settings

In `[tool.seedproof]` of pyproject.toml, or in `seedproof.toml` without that prefix. Folders are relative to the project's root. An unknown
key is an error that names the nearest known one. [JSON Schema](../../schemas/settings.schema.json)."""
_STANDS = {"Project": "[tool.seedproof]", "Exemption": "[[tool.seedproof.except]]", "Per source": '[tool.seedproof.per-source."GLOB"]'}
_IN_RECORDS = """# Records

What `check --format jsonl` and `parse --format jsonl` print, one JSON object a line. All places are Unicode code points of the text, from
0; `end` is behind the last one. Lines and columns begin with 1."""


def commands(note: str) -> str:
    """Return the page of the commands: what each is called with."""
    group: Any = typer.main.get_command(app)  # of classes that typer keeps to itself
    named = {name: group.get_command(None, name) for name in group.commands}
    shared = next(iter(named.values()))
    lines = [note, "# Commands", "", "`seedproof COMMAND --help` says the same on a screen. Each command also takes:", ""]
    lines += _options(param for param in shared.params if param.name in _SHARED)
    lines += ["", "`seedproof` alone takes:", "", *_options(group.params)]
    for name, command in named.items():
        told = [param for param in command.params if param.name not in _SHARED]
        lines += ["", f"## {name}", "", command.help or "", "", "```text", _usage(name, command), "```", "", *_options(told)]
    return "\n".join(lines) + "\n"


def settings(note: str) -> str:
    """Return the page of the settings: each key with its type, what holds where it is not set, and what it says."""
    lines = [note, *_IN_SETTINGS.splitlines()]
    tables: dict[str, type[BaseModel]] = {"Project": Settings, "Exemption": Exemption, "Per source": PerSource}
    for title, model in tables.items():
        lines += ["", f"## {title}", "", f"`{_STANDS[title]}`", "", *_fields(model, "validation")]
    lines += ["", "## Agreed spellings", "", "In `checks/spellings.toml`. [JSON Schema](../../schemas/spellings.schema.json)."]
    files = {"`[[spelling]]`": Spelling, "`[[never-confuse]]`": NeverConfuse}
    lines += [line for title, model in files.items() for line in ("", f"### {title}", "", *_fields(model, "validation"))]
    return "\n".join(lines) + "\n"


def records(note: str) -> str:
    """Return the page of what machines read: the fields of findings and seeds."""
    lines = [note, *_IN_RECORDS.splitlines()]
    for title, model, file in (("Finding", Finding, "finding"), ("Seed", Seed, "seed")):
        lines += ["", f"## {title}", "", f"[JSON Schema](../../schemas/{file}.schema.json)", "", *_fields(model, "serialization")]
        parts = model.model_json_schema(mode="serialization").get("$defs", {})
        for name, part in sorted(parts.items()):
            if "properties" in part:
                lines += ["", f"### {name}", "", _cell(part.get("description", "").partition("\n\n")[0]), "", *_rows(part, parts)]
    return "\n".join(lines) + "\n"


def readings() -> dict[str, dict[str, Any]]:
    """Return what was read of each check's findings, by its name."""
    return tomllib.loads(_READINGS.read_text("utf-8"))


def reading(read: dict[str, Any]) -> str:
    """Return one reading in words."""
    wrong = "none was wrong" if not read["wrong"] else f"{read['wrong']} {'was' if read['wrong'] == 1 else 'were'} wrong"
    arguable = f", {read['arguable']} arguable" if read.get("arguable") else ""
    words = f"{read['read']} findings in {read['where']} were read on {read['date']}: {wrong}{arguable}."
    return " ".join(filter(None, (words, read.get("note", ""))))


def _usage(name: str, command: Any) -> str:
    """Return how a command is called."""
    words = ["seedproof", name, "[OPTIONS]"]
    for param in command.params:
        if isinstance(param, TyperArgument):
            word = param.metavar or (param.name or "").upper()
            words.append((word if param.required else f"[{word}]") + ("..." if param.nargs == -1 else ""))
    return " ".join(words)


def _options(params: Iterable[Any]) -> list[str]:
    """Return a table of arguments and options."""
    rows = [f"| {_called(param)} | {_cell(getattr(param, 'help', None) or '')}{_default(param)} |" for param in params]
    return ["| option | does |", "|---|---|", *rows] if rows else []


def _called(param: Any) -> str:
    """Return how an argument or option is written."""
    if isinstance(param, TyperArgument):
        return f"`{param.metavar or (param.name or '').upper()}`"
    value = f" {param.metavar}" if param.metavar and not getattr(param, "is_flag", False) else ""
    return ", ".join(f"`{name}{value}`" for name in sorted(param.opts, key=len, reverse=True))


def _default(param: Any) -> str:
    held = param.default
    shown = isinstance(held, (str, int)) and not isinstance(held, bool) and held not in ("", 0)
    return f" Where it is not given: `{held}`." if shown else ""


def _fields(model: Any, mode: Literal["validation", "serialization"]) -> list[str]:
    schema = model.model_json_schema(mode=mode, by_alias=True)
    return _rows(schema, schema.get("$defs", {}))


def _rows(schema: dict[str, Any], parts: dict[str, Any]) -> list[str]:
    """Return a table of the fields of a JSON Schema, which may refer to ``parts``."""
    rows = []
    for key, field in schema.get("properties", {}).items():
        held = field.get("default")
        required = " (required)" if key in schema.get("required", ()) and "default" not in field else ""
        says = [_cell(field.get("description", "")), f"Where it is not set: `{json.dumps(held)}`" if held not in (None, "", [], {}) else ""]
        rows.append(f"| `{key}` | {_type(field, parts)}{required} | {'. '.join(filter(None, says))} |")
    return ["| key | is | says |", "|---|---|---|", *rows]


def _type(field: dict[str, Any], parts: dict[str, Any]) -> str:
    """Return a field's type in a few words."""
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        held = parts.get(name, {})
        return _type(held, parts) if "enum" in held else f"[{name}](#{name.lower()})"
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in field["enum"])
    if "anyOf" in field:
        return " or ".join(dict.fromkeys(_type(part, parts) for part in field["anyOf"]))
    words = {"integer": "number", "boolean": "true or false", "object": "table", "null": "nothing", "string": "text"}
    kind = field.get("type", "anything")
    return f"list of {_type(field['items'], parts)}" if kind == "array" else words.get(kind, kind)


def _cell(text: str) -> str:
    """Return words as they stand in a cell of a table: between backquotes as they are, elsewhere nothing in them is markup."""
    pieces = " ".join(text.replace("``", "`").split()).replace("|", "\\|").split("`")
    return "`".join(piece if nth % 2 else re.sub(r"([*_<\[])", r"\\\1", piece) for nth, piece in enumerate(pieces))
