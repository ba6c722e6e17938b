"""What the tutorial shows is what its reader sees: its files are saved, its commands are run, and what they print is compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.tutorial import PAGE as FILE
from tools.tutorial import files, printed, rewritten, steps

PAGE = FILE.read_text(encoding="utf-8")


def test_the_page_has_files_and_commands() -> None:
    assert set(files(PAGE)) == {"scraped/lamps.txt", "scraped/canal.txt"}
    assert len(steps(PAGE)) > 10


def test_commands_are_read_as_a_shell_takes_them_and_their_output_is_put_below() -> None:
    page = "```console\n$ cat <<'E'\n>\n> a\n> E\nold\n$ true\n```\n"

    assert [(step.command, step.shown) for step in steps(page)] == [("cat <<'E'\n\na\nE\n", "old\n"), ("true\n", "")]
    assert rewritten(page, ["new\n", ""]) == page.replace("old", "new")


@pytest.mark.parametrize("page", [PAGE.partition("## Except")[0], pytest.param(PAGE, marks=pytest.mark.slow)], ids=["beginning", "whole"])
def test_what_the_page_shows_is_what_is_printed(page: str, tmp_path: Path) -> None:
    assert rewritten(page, printed(page, tmp_path)) == page
