"""The rooms of parsing import each other in one direction only."""

from __future__ import annotations

import grimp

#: From high to low: a room may import those below it. Of two in one row none knows the other.
ROOMS: tuple[set[str], ...] = ({"parser"}, {"credits", "quotes"}, {"head"}, {"title"}, {"lines"}, {"languages", "wording"})


def test_a_room_imports_only_those_below_it() -> None:
    graph = grimp.build_graph("seedproof", exclude_type_checking_imports=False)

    broken = graph.find_illegal_dependencies_for_layers(layers=ROOMS, containers={"seedproof.parse"})

    assert {f"{found.importer} imports {found.imported}" for found in broken} == set()
    assert {f"seedproof.parse.{room}" for room in set().union(*ROOMS)} == graph.find_children("seedproof.parse")
