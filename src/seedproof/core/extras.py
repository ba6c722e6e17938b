"""What an installation may lack: libraries that only some commands need, each of which belongs to an extra of the package."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Final, Literal

from seedproof.core.errors import UsageError

__all__ = ["Extra", "has_extra", "install", "require_extra"]

Extra = Literal["gate", "parquet", "spark"]
_LIBRARIES: Final[dict[Extra, dict[str, str]]] = {
    "gate": {"great_expectations": "Great Expectations", "pandas": "pandas"},
    "parquet": {"pyarrow": "pyarrow"},
    "spark": {"pyspark": "pyspark", "pandas": "pandas", "pyarrow": "pyarrow"},
}


def has_extra(extra: Extra) -> bool:
    """Tell whether the libraries of an extra are installed, without importing them."""
    return not _lacking(extra)


def require_extra(extra: Extra, what: str) -> None:
    """Raise UsageError that says what to install where ``what`` needs an extra that is not there."""
    lacking = _lacking(extra)
    if lacking:
        raise UsageError(f"{what} needs {lacking[0]}", hint=install(extra))


def install(extra: Extra) -> str:
    """Return the command that installs the package with an extra."""
    return f"pip install 'seedproof[{extra}]'"


def _lacking(extra: Extra) -> list[str]:
    return [name for module, name in _LIBRARIES[extra].items() if find_spec(module) is None]
