"""Write a bill of materials for the wheel: CycloneDX JSON of all that it needs, as it was resolved in the environment it was tested in.

python tools/sbom.py WHEEL PYTHON OUTPUT    PYTHON: of an environment in which the wheel is installed
"""

from __future__ import annotations

import hashlib
import json
import pathlib
import subprocess
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import distributions
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

__all__ = ["bill", "needed", "write"]

ROOT = pathlib.Path(__file__).parent.parent
NAME = "seedproof"
EXTRAS = ("gate", "parquet", "testing")


def write(wheel: pathlib.Path, python: str, output: pathlib.Path) -> None:
    """Write the bill of ``wheel`` to ``output``."""
    command = (sys.executable, "-m", "cyclonedx_py", "environment", "--pyproject", str(ROOT / "pyproject.toml"), "--mc-type", "library")
    everything = subprocess.run([*command, "--output-reproducible", "--of", "JSON", python], stdout=subprocess.PIPE, check=True).stdout
    where = subprocess.run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], stdout=subprocess.PIPE, check=True)
    requires = {part.name: part.requires or [] for part in distributions(path=[where.stdout.decode().strip()])}
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    content = bill(json.loads(everything), needed(NAME, EXTRAS, requires), digest)
    output.write_text(json.dumps(content, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def bill(environment: Mapping[str, Any], names: Iterable[str], digest: str) -> dict[str, Any]:
    """Return the bill of the wheel with this SHA-256: of what is in an environment, the packages of these names and nothing else."""
    product = {**environment["metadata"]["component"], "hashes": [{"alg": "SHA-256", "content": digest}]}
    parts = [part for part in environment["components"] if canonicalize_name(part["name"]) in set(names) - {NAME}]
    kept = {product["bom-ref"], *(part["bom-ref"] for part in parts)}
    dependencies = [
        {**row, "dependsOn": [ref for ref in row.get("dependsOn", []) if ref in kept]}
        for row in environment["dependencies"]
        if row["ref"] in kept
    ]
    return {
        **environment,
        "metadata": {**environment["metadata"], "component": product},
        "components": parts,
        "dependencies": dependencies,
    }


def needed(name: str, extras: Iterable[str], requires: Mapping[str, Iterable[str]]) -> set[str]:
    """Return the names of all that a package with some of its extras needs, itself included, here and on this version of Python.

    ``requires``: what each package that is installed says that it requires.
    """
    asked = {canonicalize_name(package): [Requirement(text) for text in texts] for package, texts in requires.items()}
    seen: set[tuple[str, str]] = set()
    todo = [(canonicalize_name(name), extra) for extra in ("", *extras)]
    while todo:
        package, extra = todo.pop()
        if (package, extra) in seen or package not in asked:
            continue
        seen.add((package, extra))
        for requirement in asked[package]:
            if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
                todo += [(canonicalize_name(requirement.name), more) for more in ("", *requirement.extras)]
    return {package for package, _ in seen}


if __name__ == "__main__":
    write(pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3]))
