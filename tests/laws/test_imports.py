"""No two files import each other, directly or round a corner; imports for type checking count."""

from __future__ import annotations

import grimp


def test_no_file_imports_itself_by_way_of_others() -> None:
    graph = grimp.build_graph("seedproof", exclude_type_checking_imports=False)
    circles = [
        (importer, imported)
        for importer in sorted(graph.modules)
        for imported in sorted(graph.find_modules_directly_imported_by(importer))
        if graph.chain_exists(imported, importer)
    ]

    assert circles == []
