"""Put the tables that are worked out of the package's files into the wheel: whoever installs it may not be able to write them beside it."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Tables(BuildHookInterface):  # type: ignore[type-arg]
    """Work the tables out by the package that is built. An editable install has none: its source tree writes its own."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the tables to a folder, and have it put into the wheel."""
        if version == "editable":
            return
        source = Path(self.root, "src")
        sys.path.insert(0, str(source))
        from seedproof.text.compiled import FOLDER, write_all

        if not Path(sys.modules["seedproof"].__file__ or os.devnull).is_relative_to(source):
            raise RuntimeError(f"another seedproof than that of {source} is imported already")
        self._folder = tempfile.TemporaryDirectory(prefix="seedproof-tables-")
        write_all(Path(self._folder.name))
        build_data["force_include"][self._folder.name] = f"seedproof/{FOLDER}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 (as its base has it)
        """Remove the folder."""
        if version != "editable":
            self._folder.cleanup()
