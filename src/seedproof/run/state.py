"""What a run's findings depend on beside the documents, in one digest: what was found under another one tells nothing."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Mapping, Set
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import numpy as np
from pydantic import BaseModel

from seedproof.core.check import Check
from seedproof.core.document import Document
from seedproof.corpus.own_code import MODULES
from seedproof.corpus.policy import Policy
from seedproof.text.compiled import state

__all__ = ["canonical", "digest", "digest_of_document", "state_of"]


def digest(*parts: object) -> str:
    """Return 40 hexadecimal digits that tell these parts from any others."""
    told = hashlib.blake2b(digest_size=20)
    for part in parts:
        content = repr(part).encode("utf-8", "surrogatepass")
        told.update(b"%d:" % len(content))
        told.update(content)
    return told.hexdigest()


def digest_of_document(document: Document) -> str:
    """Return what tells a document from any other: its text, its id and origin, and whatever else a check may look at."""
    told = hashlib.blake2b(document.text.encode("utf-8", "surrogatepass"), digest_size=20)
    told.update(repr(document._replace(text="")).encode("utf-8", "surrogatepass"))
    return told.hexdigest()


def state_of(checks: Iterable[Check], policy: Policy, root: Path) -> str:
    """Return the state of a run in the project ``root``: the package, what is installed beside it, checks with their options, the policy.

    Of code that the package does not bring, the modules' texts count: those in the project, and those beside each check. What such code
    reads beside the documents (files, the clock, the network) is not known here.
    """
    kinds = [(kind.__module__, kind.__qualname__, kind.code, canonical(check)) for check in checks if (kind := type(check))]
    foreign = {module.partition(".")[0] for module, *_ in kinds if not module.startswith("seedproof.")}
    return digest(state(), sys.version, np.__version__, _installed(), Path.cwd(), kinds, canonical(policy), _code(foreign, root))


def canonical(value: object) -> object:
    """Return what tells a value from others by its ``repr``, whatever the order of its sets and dictionaries."""
    if value is None or isinstance(value, (str, int, float)):  # most of what there is
        return value
    if isinstance(value, Mapping):
        return ("{}", sorted((repr(canonical(key)), canonical(one)) for key, one in value.items()))
    if isinstance(value, Set):
        return ("{}", sorted(repr(canonical(one)) for one in value))
    if isinstance(value, (list, tuple)):
        return [canonical(one) for one in value]
    if isinstance(value, BaseModel):
        return canonical({name: getattr(value, name) for name in type(value).model_fields} | (value.__pydantic_private__ or {}))
    if isinstance(value, np.ndarray):
        return (value.dtype.str, value.shape, value.tobytes())
    if isinstance(value, type):
        return (value.__module__, value.__qualname__)
    if is_dataclass(value):
        return [canonical(getattr(value, field.name)) for field in fields(value)]
    return value


def _installed() -> list[str]:
    """Return names and versions of what is installed, as its folders are called."""
    found: set[str] = set()
    for folder in sys.path:
        if os.path.isdir(folder):  # noqa: PTH112
            found.update(name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))  # noqa: PTH208
    return sorted(found)


def _code(packages: Set[str], root: Path) -> list[tuple[str, str]]:
    """Return a digest of each module that is imported of some packages, or from the folder of the project."""
    found: list[tuple[str, str]] = []
    if not packages and not any(name.startswith(MODULES) for name in sys.modules):
        return found
    for name, module in sorted(sys.modules.items()):
        file, package = getattr(module, "__file__", None), name.partition(".")[0]
        if not file or package == "seedproof":
            continue
        if package in packages or name.startswith(MODULES) or ("site-packages" not in file and Path(file).is_relative_to(root)):
            found.append((name, _digest_of_file(file)))
    return found


@cache
def _digest_of_file(path: str) -> str:
    """Return the digest of a module's text as it was when it was first asked for: what is imported stays what it was then, too."""
    try:
        return hashlib.blake2b(Path(path).read_bytes(), digest_size=20).hexdigest()
    except OSError:
        return "gone"
