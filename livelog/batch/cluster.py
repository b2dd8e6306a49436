"""The same work on a Dask cluster: inputs and outputs at any address that fsspec knows, the rows in parts that appear whole or not at all.

A task is one archive, or files that are worth sending together. Its rows go to one part, whose name and content hang on nothing but the
task, so that a part which is made twice, because a worker died, is the same part.
"""

from __future__ import annotations

import gc
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from livelog.batch import report
from livelog.batch.archives import WHOLE, archived, opened, pages, summed
from livelog.batch.convert import Convert, converter
from livelog.batch.find import Input, Wanted
from livelog.batch.job import Job, Result, Unit, failed, shown
from livelog.cli.main import COLLECTOR
from livelog.errors import LivelogError, MissingExtraError, TooLargeError
from livelog.write.json_text import one_line

FORMS = ("jsonl", "parquet")
_LEAST, _BYTES = 32, 64_000_000  # files of a task, at least; and bytes from which on it takes no more than these
ASIDE = "_livelog"
_ARCHIVES = (".warc", ".warc.gz", ".warc.zst", ".wacz")  # names from which a task of its own is made; content decides how it is read


class Part(NamedTuple):
    """A task: its number, its inputs, and the folder that its part goes to."""

    number: int
    inputs: tuple[Input, ...]
    folder: str
    form: str
    mark: str

    @property
    def rows(self) -> str:
        """The address of its rows.

        >>> Part(7, (), "s3://posts/run", "parquet", "").rows
        's3://posts/run/part-00007.parquet'
        """
        return f"{self.folder.rstrip('/')}/part-{self.number:05d}.{self.form}"

    @property
    def report(self) -> str:
        """The address of its report, in a folder that readers of many parts pass over."""
        return f"{self.folder.rstrip('/')}/{ASIDE}/part-{self.number:05d}.jsonl"


def found(sources: Iterable[str], what: Wanted, folder: str) -> Iterator[Input]:
    """The files at addresses and in folders of any file system, in the order of their names, but for what stands in `folder`, the output.

    Raises `OSError` where one is not there.
    """
    _, out = _system(folder)
    for source in sources:
        files, path = _system(source)
        if files.isdir(path):
            listing = files.find(path, detail=True)
            for name in sorted(listing):
                place = name.removeprefix(path.rstrip("/")).lstrip("/")
                if what.file(place) and not name.startswith(f"{out.rstrip('/')}/"):
                    yield Input(f"{source.rstrip('/')}/{place}", place, listing[name].get("size") or 0)
        else:
            yield Input(source, source, files.info(path).get("size") or 0)


def parts(inputs: Iterable[Input], folder: str, form: str, mark: str) -> list[Part]:
    """The tasks for some inputs, the same whenever these are.

    >>> [len(part.inputs) for part in parts([Input("a.html", ""), Input("b.warc.gz", ""), Input("c.html", "")], "out", "jsonl", "")]
    [1, 2]
    """
    alone: list[Input] = []
    others: list[Input] = []
    for one in inputs:
        (alone if one.path.endswith(_ARCHIVES) else others).append(one)
    groups: list[tuple[Input, ...]] = [(one,) for one in alone]
    group: list[Input] = []
    for one in others:
        group.append(one)
        if len(group) >= _LEAST and (sum(member.size for member in group) >= _BYTES or len(group) >= 8 * _LEAST):
            groups.append(tuple(group))
            group = []
    if group:
        groups.append(tuple(group))
    return [Part(number, group, folder, form, mark) for number, group in enumerate(groups)]


def make(part: Part, job: Job) -> list[dict[str, Any]]:
    """Does a task: writes its part and then its report; gives the report's lines. What is there already is made anew. Raises `OSError`."""
    convert = converter(job)
    gc.set_threshold(*COLLECTOR)  # a worker's process does nothing else
    said: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as name:
        rows = Path(name) / "rows"
        with rows.open("wb") as file:
            for unit, result in _results(part.inputs, job, convert):
                file.write(result.made)
                said.append(report.line(unit, result, output=part.rows, part=None, mark=part.mark))
        _placed(_built(rows, part.form), part.rows)
        lines = Path(name) / "report"
        lines.write_bytes(b"".join(map(report.text, said)))
        _placed(lines, part.report)
    return said


def done(part: Part) -> list[dict[str, Any]] | None:
    """The report of a part that stands whole, made by the same job of the same inputs; None where it is to be made."""
    files, path = _system(part.report)
    if not files.exists(path) or not files.exists(_system(part.rows)[1]):
        return None
    with files.open(path, "rb") as file:
        said = [json.loads(row) for row in file]
    same = {line["path"] for line in said} == {shown(one.path) for one in part.inputs}
    return said if same and all(line["run"] == part.mark for line in said) else None


def _results(inputs: Iterable[Input], job: Job, convert: Convert) -> Iterator[tuple[Unit, Result]]:
    """Each page of the inputs with what became of it."""
    for one in inputs:
        archive = opened(one.path, _opened)
        if isinstance(archive, Result):
            yield Unit(0, one.path, shown(one.path)), archive
        elif archive is None:
            unit = Unit(0, one.path, shown(one.path))
            data = _read(one, job.max_size)
            yield unit, data if isinstance(data, Result) else convert(unit._replace(data=data))
        else:
            entries: list[int] = []
            with archive:
                for place, page in filter(None, pages(archive, job.max_size)):
                    unit = archived(one.path, place, page)
                    result = convert(unit) if not isinstance(page, Result) else summed(page, entries) if page.status == WHOLE else page
                    entries.append(result.entries)
                    yield unit._replace(record=None), result


def _read(one: Input, most: int) -> bytes | Result:
    """A file's content, or why there is none."""
    try:
        if one.size > most:
            raise TooLargeError(f"{one.size} bytes are more than {most} (--max-size)")
        with _opened(one.path) as file:
            return file.read()
    except LivelogError as error:
        return failed(error.code, str(error))
    except FileNotFoundError:
        return failed("not-found", "there is no such file")
    except OSError as error:
        return failed("unreadable", error.strerror or str(error))


def _built(rows: Path, form: str) -> Path:
    """The file of a part out of its rows."""
    if form != "parquet":
        return rows
    from livelog.write import parquet

    built = rows.with_suffix(".parquet")
    with rows.open("rb") as lines:
        parquet.build(lines, built)
    return built


def _placed(file: Path, address: str) -> None:
    """Puts a file to an address, where it appears whole: object stores show none before it has arrived, elsewhere it is renamed."""
    files, path = _system(address)
    files.makedirs(path.rpartition("/")[0], exist_ok=True)
    aside = f"{path}.{os.getpid()}.part"
    files.put_file(str(file), aside)
    files.mv(aside, path)


def _opened(address: str) -> BinaryIO:
    files, path = _system(address)
    file: BinaryIO = files.open(path, "rb")
    return file


def _system(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it."""
    _required("fsspec")
    import fsspec

    files, path = fsspec.core.url_to_fs(address)
    return files, path


def _required(*names: str) -> None:
    from importlib.util import find_spec

    if any(find_spec(name) is None for name in names):
        raise MissingExtraError("a cluster needs Dask and fsspec: pip install 'livelog-parser[dask]'")


def begun(folder: str, form: str) -> list[str]:
    """The parts in a folder, as paths in its file system."""
    files, path = _system(folder)
    listing: list[str] = files.glob(f"{path.rstrip('/')}/part-*.{form}")
    return listing


def cleared(folder: str, form: str, keep: Iterable[Part] = ()) -> None:
    """Takes the parts and reports of an earlier run out of a folder, but for those that are to be kept. Raises `OSError`."""
    files, path = _system(folder)
    kept = {_system(address)[1] for part in keep for address in (part.rows, part.report)}
    for name in (*begun(folder, form), *files.glob(f"{path.rstrip('/')}/{ASIDE}/*.jsonl")):
        if name not in kept:
            files.rm_file(name)


def place_report(said: Iterable[dict[str, Any]], address: str) -> None:
    """Writes the report of a run. Raises `OSError`."""
    with tempfile.TemporaryDirectory() as name:
        lines = Path(name) / "report"
        with lines.open("wb") as file:
            file.writelines(map(report.text, said))
        _placed(lines, address)


def connected(address: str, processes: int) -> AbstractContextManager[Any]:
    """A client of the cluster at an address, or (`local`) of one that lives as long as this. Raises `MissingExtraError` and `OSError`."""
    _required("distributed", "fsspec")
    from distributed import Client, LocalCluster

    if address == "local":
        cluster = LocalCluster(n_workers=processes, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50)
        return _Local(cluster, Client(cluster))
    client: AbstractContextManager[Any] = Client(address, timeout="30s")
    return client


class _Local:
    """A local cluster with its client: both end with the `with`."""

    def __init__(self, cluster: Any, client: Any) -> None:
        self._cluster, self._client = cluster, client

    def __enter__(self) -> Any:
        return self._client

    def __exit__(self, *_: object) -> None:
        self._client.close()
        self._cluster.close()


def each(client: Any, tasks: list[Part], job: Job) -> Iterator[tuple[Part, list[dict[str, Any]]]]:
    """The tasks with the report of each, as they get done. One that ends its workers again and again is a failure of all its inputs."""
    from distributed import as_completed

    futures = {client.submit(make, task, job, key=f"livelog-{task.mark}-{task.number}", pure=False): task for task in tasks}
    for future in as_completed(futures):
        task = futures.pop(future)
        error = future.exception()
        yield task, future.result() if error is None else [_lost(one, task, error) for one in task.inputs]
        future.release()


def _lost(one: Input, task: Part, error: BaseException) -> dict[str, Any]:
    result = failed("crashed", one_line(f"the task that converted it failed: {type(error).__name__}: {error}")[:300])
    return report.line(Unit(0, one.path, shown(one.path)), result, output=None, part=None, mark=task.mark)
