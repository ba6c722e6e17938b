"""The bill of materials names what the wheel needs, and nothing that only happens to lie beside it."""

from __future__ import annotations

from tools.sbom import bill, needed

REQUIRES = {
    "seedproof": ["NumPy>=1", "rich", 'pyarrow; extra == "parquet"', 'gone; extra == "other"'],
    "numpy": [],
    "rich": ["markdown.it[fast]>=3", 'old; python_version < "3"', 'pytest; extra == "test"'],
    "Markdown-It": ['linkify; extra == "fast"'],
    "linkify": ["rich"],
    "pyarrow": [],
    "pytest": [],
    "old": [],
    "gone": [],
}


def test_extras_and_markers_decide_what_is_needed() -> None:
    assert needed("seedproof", ["parquet"], REQUIRES) == {"seedproof", "numpy", "rich", "markdown-it", "linkify", "pyarrow"}
    assert needed("seedproof", [], REQUIRES) == {"seedproof", "numpy", "rich", "markdown-it", "linkify"}


def test_a_bill_has_the_digest_of_the_wheel_and_only_what_is_needed() -> None:
    environment = {
        "bomFormat": "CycloneDX",
        "metadata": {"component": {"bom-ref": "root", "name": "seedproof"}, "tools": []},
        "components": [{"bom-ref": "a==1", "name": "A_b"}, {"bom-ref": "mypy==1", "name": "mypy"}, {"bom-ref": "s", "name": "seedproof"}],
        "dependencies": [{"ref": "root", "dependsOn": ["a==1"]}, {"ref": "a==1", "dependsOn": ["mypy==1"]}, {"ref": "mypy==1"}],
    }

    made = bill(environment, {"seedproof", "a-b"}, "ab" * 32)
    assert made["components"] == [{"bom-ref": "a==1", "name": "A_b"}]
    assert made["dependencies"] == [{"ref": "root", "dependsOn": ["a==1"]}, {"ref": "a==1", "dependsOn": []}]
    assert made["metadata"]["component"]["hashes"] == [{"alg": "SHA-256", "content": "ab" * 32}]
    assert made["bomFormat"] == "CycloneDX"
