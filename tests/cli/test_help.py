"""Every command, argument and option says what it is for."""

from __future__ import annotations

import pytest
import typer

from seedproof.cli.app import app

GROUP = typer.main.get_command(app)
COMMANDS = {name: GROUP.get_command(None, name) for name in GROUP.commands}  # type: ignore[attr-defined]  # it is a group


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_is_explained(name: str) -> None:
    command = COMMANDS[name]
    assert len(command.help.split()) > 3
    for parameter in command.params:
        said = getattr(parameter, "help", None) or ""
        assert len(said.split()) > 1 or parameter.name == "help", parameter.name


def test_the_options_of_the_whole_are_explained() -> None:
    assert GROUP.help
    assert all(len(getattr(parameter, "help", "").split()) > 2 for parameter in GROUP.params)
