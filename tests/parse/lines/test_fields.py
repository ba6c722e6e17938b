"""Lines of several fields, of which one is who wrote."""

from __future__ import annotations

import pytest

from seedproof.lang.languages import LANGUAGES
from seedproof.parse.lines.fields import fielded_name


@pytest.mark.parametrize(
    ("line", "code", "name"),
    [
        ("3 May 2021 | News | Ida Holm", "en", "Ida Holm"),
        ("Ida Holm · 3 May 2021", "en", "Ida Holm"),
        ("03.05.2021 / Ida / 2 Kommentare", "de", "Ida"),
        ("News | Weather | Sport", "en", None),
        ("3 May 2021 | News", "en", None),
        ("Harbour", "en", None),
    ],
)
def test_a_name_beside_a_date_is_the_writer(line: str, code: str, name: str | None) -> None:
    span = fielded_name(line, LANGUAGES.index(code))

    assert (line[slice(*span)] if span else None) == name
