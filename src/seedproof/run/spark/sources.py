"""Documents that Spark reads: the rows of a data frame or of Parquet files, and files that hold one text or a row a line.

A document has the id and the origin that it has where seedproof reads the files itself, so that what is found is the same.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence, Set
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple
from urllib.parse import unquote

import pyarrow as pa
from pyspark.errors import AnalysisException
from pyspark.sql import Column, DataFrame, DataFrameReader, SparkSession
from pyspark.sql import functions as f

from seedproof.core.document import Document, Origin
from seedproof.core.errors import InputError
from seedproof.core.settings import Settings
from seedproof.corpus.corpus import ReadProblem
from seedproof.corpus.published import FIELDS
from seedproof.corpus.readers import SUFFIXES, read
from seedproof.corpus.rows import from_row
from seedproof.run.spark.tasks import Read

__all__ = ["Source", "source_of", "sources_below"]

_PATH: Final = "seedproof path"  # with a blank, as few columns of others are called
_ROW: Final = "seedproof row"
_LOCAL: Final = "file:"
_PARQUET: Final = ".parquet"


class Source(NamedTuple):
    """Documents as Spark has them.

    - ``frame``: their rows
    - ``read``: what makes documents of some of these rows, at the workers
    """

    frame: DataFrame
    read: Read


def source_of(frame: DataFrame, settings: Settings) -> Source:
    """Return the documents in the rows of a frame; the order that they have there is their row.

    Raises InputError where the frame has no column of the texts.
    """
    if settings.text_field not in frame.columns:
        have = ", ".join(frame.columns) or "none"
        raise InputError(f"there is no column {settings.text_field!r}", where="the data frame", hint=f"the columns are {have}")
    return _rows(frame, f.lit(None).cast("string"), f.monotonically_increasing_id() + 1, settings)


def sources_below(spark: SparkSession, paths: Sequence[str], settings: Settings) -> list[Source]:
    """Return the documents of files, and of folders with all that lies below, wherever Spark can read: paths or URIs.

    Raises InputError where a path does not exist, or nothing of a kind that is read lies there.
    """
    try:
        files = _below(spark, *(suffix for suffix in SUFFIXES if suffix != _PARQUET)).format("binaryFile").load(list(paths))
        tables = _below(spark, _PARQUET).format("binaryFile").load(list(paths)).select("path")
        found = [] if files.select("path").isEmpty() else [_files(files, settings)]
        found += [] if tables.isEmpty() else [_tables(_below(spark, _PARQUET).parquet(*paths), settings)]
    except AnalysisException as error:
        raise InputError("this cannot be read", where=", ".join(paths), hint=str(error).splitlines()[0]) from None
    if not found:
        raise InputError("there are no seeds", where=", ".join(paths), hint=f"name files or folders that hold {', '.join(SUFFIXES)}")
    return found


def _below(spark: SparkSession, *suffixes: str) -> DataFrameReader:
    names = ",".join(written for suffix in suffixes for written in (suffix, suffix.upper()))
    return spark.read.option("recursiveFileLookup", value=True).option("pathGlobFilter", f"*{{{names}}}")


def _tables(frame: DataFrame, settings: Settings) -> Source:
    return _rows(frame, f.col("_metadata.file_path"), f.col("_metadata.row_index") + 1, settings)


def _rows(frame: DataFrame, path: Column, row: Column, settings: Settings) -> Source:
    wanted = [name for name in dict.fromkeys((settings.id_field, settings.text_field, *FIELDS)) if name in frame.columns]
    columns = [f.col(f"`{name}`") for name in wanted]
    return Source(frame.select(path.alias(_PATH), row.alias(_ROW), *columns), partial(_read_rows, settings))


def _files(files: DataFrame, settings: Settings) -> Source:
    names = files.select(f.element_at(f.split("path", "/"), -1).alias("name"))
    one = names.where(f.lower("name").rlike(r"\.(txt|md)$")).select(f.regexp_replace("name", r"\.[^.]*$", "").alias("stem"))
    shared = {row["stem"] for row in one.groupBy("stem").count().where("count > 1").select("stem").toLocalIterator()}
    return Source(files.select("path", "content"), partial(_read_files, settings, frozenset(shared), f"{Path.cwd().as_posix()}/"))


def _read_rows(settings: Settings, batch: pa.RecordBatch) -> Iterator[Document | ReadProblem]:
    for row in batch.to_pylist():
        path, number = row.pop(_PATH), row.pop(_ROW)
        origin = Origin(_shown(unquote(path)) if path else "", number)
        name = f"{PurePosixPath(origin.path).stem}:{number}" if path else str(number)
        yield from_row(row, origin, f"{origin.path}: row {number}" if path else f"row {number}", name, settings)


def _read_files(settings: Settings, shared: Set[str], folder: str, batch: pa.RecordBatch) -> Iterator[Document | ReadProblem]:
    """Read files as they are read on one machine, where they lie on a disk."""
    for path, content in zip(batch.column("path").to_pylist(), batch.column("content"), strict=True):
        shown = _shown(path)
        file = PurePosixPath(shown)
        name = shown.removeprefix(folder) if file.stem in shared else file.stem
        with tempfile.NamedTemporaryFile(suffix=file.name) as copy:
            copy.write(content.as_buffer())
            copy.flush()
            for item in read(Path(copy.name), name, settings):
                yield _from(shown, copy.name, item)


def _from(path: str, copy: str, item: Document | ReadProblem) -> Document | ReadProblem:
    return item._replace(path=path) if isinstance(item, Document) else item._replace(where=item.where.replace(copy, path))


def _shown(path: str) -> str:
    """Return the path of a file of this machine as people write it, and any other URI as it is."""
    return f"/{path.removeprefix(_LOCAL).lstrip('/')}" if path.startswith(_LOCAL) else path
