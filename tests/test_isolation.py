"""livelog opens no socket, starts no program, and touches no file but its inputs, its outputs and what it is made of.

What Python does is told by an audit hook in every process of a run; what libraries in C do (libxml2 could fetch DTDs and entities) is told
by strace, where there is one. The inputs name files and servers in every way that a page can.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

import livelog
from archives import response

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="paths and processes are told apart as Linux has them")
STRACE = shutil.which("strace")
SECRET = "the-canary-sings"
POST = (
    '<article id="a{0}"><time datetime="2026-03-09T1{0}:05:00Z">1{0}:05</time>'
    "<h2>Gate {0} opens</h2><p>Boats were waiting since {0}.</p></article>"
)
POSTS = "".join(POST.format(number) for number in (5, 4, 3))
LD = '{"@context":"http://127.0.0.1:9/context.jsonld","@type":"LiveBlogPosting","@id":"file:///etc/hostname","headline":"Quay live"}'
HOOK = """
import os, sys
_log = os.open(os.environ["AUDIT_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
_mute = (  # what touches no file, network or program, and what strace sees better
    "import", "compile", "exec", "marshal.", "object.", "code.", "sys.", "cpython.", "builtins.", "gc.", "time.", "mmap.", "pickle.",
    "os.listdir", "os.scandir", "os.fork", "os.putenv", "os.unsetenv", "os.kill", "signal.", "fcntl.", "tempfile.", "pathlib.", "os.fwalk",
    "ctypes.", "glob.", "logging.", "os.chmod", "os.utime", "resource.", "_thread.", "threading.", "setopencodehook", "sqlite3.",
)
def _hook(event, arguments):
    if event == "open":
        path, mode, flags = (tuple(arguments) + (None, None))[:3]
        if isinstance(path, int):
            return
        writes = bool((flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)) or bool(mode and set(mode) & set("wax+"))
        line = f"{'write' if writes else 'read'}\\t{os.path.abspath(os.fsdecode(path))}"
    elif event in ("os.mkdir", "os.remove", "os.rename", "os.link", "os.symlink", "os.rmdir", "os.truncate", "shutil.rmtree"):
        line = "write\\t" + os.path.abspath(os.fsdecode(arguments[1 if event == "os.rename" else 0]))
    elif event.startswith(_mute):
        return
    else:
        line = f"other\\t{event}"
    os.write(_log, (line + "\\n").encode("utf-8", "backslashreplace"))
sys.addaudithook(_hook)
"""


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """A folder of pages that name a file beside it, and servers."""
    (tmp_path / "secret.txt").write_text(SECRET)
    secret = (tmp_path / "secret.txt").as_uri()
    folder = tmp_path / "inputs"
    folder.mkdir()
    fetched = (
        f'<base href="{secret}"><link rel=stylesheet href="http://127.0.0.1:9/s.css"><link rel=canonical href="{secret}">'
        f'<meta http-equiv=refresh content="0;url={secret}"><script src="{secret}"></script>'
        f'<script type="application/ld+json">{LD}</script>'
        f'<style>@import url("{secret}")</style>'
    )
    shown = f'<iframe src="{secret}"></iframe><img src="{secret}" srcset="http://127.0.0.1:9/i.png 2x"><object data="{secret}"></object>&x;'
    html = f"<html><head><title>Quay live</title>{fetched}</head><body><h1>Quay live</h1>{shown}{POSTS}</body></html>"
    dtd = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret}"><!ENTITY % y SYSTEM "http://127.0.0.1:9/y.dtd"> %y;]>'
    outside = f'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "{secret}">'
    sheet = f'<?xml version="1.0"?><?xml-stylesheet href="{secret}" type="text/xsl"?>'
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret}" parse="text"/>'
    pages = {
        "plain.html": html,
        "entity.html": dtd + html,
        "dtd.xhtml": outside + html,
        "sheet.xml": sheet + html,
        "include.html": html.replace("<h1>", include + "<h1>"),
    }
    for name, text in pages.items():
        (folder / name).write_text(text)
    mail = f"MIME-Version: 1.0\r\nContent-Type: text/html\r\nContent-Location: {secret}\r\nSnapshot-Content-Location: {secret}\r\n\r\n"
    (folder / "page.mhtml").write_text("From: <Saved by Blink>\r\n" + mail + html)
    (folder / "crawl.warc").write_bytes(response(html.encode(), secret))
    (folder / "page.txt").write_text(f"Quay live\n\n9 March 2026 14:05 GMT\nSee {secret}.\n\n9 March 2026 13:50 GMT\nBoats are waiting.\n")
    return folder


def commands(inputs: Path, out: Path) -> list[list[str]]:
    """The whole command line over these inputs, outputs in a folder."""
    files = [str(path) for path in sorted(inputs.iterdir())]
    return [
        ["-q", *files],
        ["-q", "-f", "csv", "--tz", "Europe/Rome", "-o", str(out / "posts.csv"), *files],
        ["explain", files[0]],
        ["schema"],
        ["batch", str(inputs), "-d", str(out / "each"), "-j", "1"],
        ["batch", str(inputs), "-o", str(out / "posts.jsonl"), "-j", "2"],
        ["batch", str(inputs), "-o", str(out / "posts.db"), "-j", "1"],
    ]


def environment(**more: str) -> dict[str, str]:
    """The environment of a run, in which no bytecode is written beside the sources."""
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **more}


def known(*more: Path) -> tuple[str, ...]:
    """Folders that a run may read: Python, the libraries, livelog itself, zones, and what is given besides."""
    own = {Path(path) for name, path in sysconfig.get_paths().items() if name in ("stdlib", "platstdlib", "purelib", "platlib")}
    own |= {Path(sys.prefix), Path(sys.base_prefix) / "lib", Path(livelog.__file__).parent, Path("/usr/share/zoneinfo"), *more}
    return tuple(str(path.resolve()) for path in own) + tuple(str(path) for path in own)


def within(path: str, folders: tuple[str, ...]) -> bool:
    return any(path == folder or path.startswith(folder + "/") for folder in folders)


@pytest.fixture
def hooked(tmp_path: Path) -> dict[str, str]:
    """An environment in which every Python process writes down what it does."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(HOOK)
    return environment(PYTHONPATH=str(site), AUDIT_LOG=str(tmp_path / "audit.log"))


def test_what_python_does(inputs: Path, tmp_path: Path, hooked: dict[str, str]) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for arguments in commands(inputs, out):
        done = subprocess.run([sys.executable, "-m", "livelog", *arguments], capture_output=True, check=False, env=hooked, cwd=out)
        assert done.returncode in (0, 4), done.stderr
        assert SECRET not in done.stdout.decode()
    events = {tuple(line.split("\t")) for line in (tmp_path / "audit.log").read_text().splitlines()}
    readable, writable = known(inputs, tmp_path / "site", out), (str(out), "/dev/null")
    assert {path for kind, path in events if kind == "read" and path.startswith(str(inputs))} == {str(path) for path in inputs.iterdir()}
    assert {path for kind, path in events if kind == "read" and not within(path, (*readable, *_TOLERATED))} == set()
    assert {path for kind, path in events if kind == "write" and not within(path, writable)} == set()
    assert {detail for kind, detail in events if kind == "other"} == set()
    assert not any(SECRET.encode() in path.read_bytes() for path in out.rglob("*") if path.is_file())


# what the interpreter and the system's library look at when they start (the zone and the locale of the machine: nothing is done with them)
_TOLERATED = ("/dev/null", "/dev/urandom", "/etc/localtime", "/usr/share/locale", "/usr/lib/locale", sys.executable)
_SYSTEM = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/proc", "/sys", "/etc/ld.so.cache", "/etc/ld.so.preload")
_ROOT = str(Path(livelog.__file__).parents[1])  # where the package stands: looked at as a place of modules
_CALL = re.compile(r'(?:open|openat|creat)\((?:[^",]+, )?"(?P<path>[^"]*)", (?P<flags>[A-Z_|]+)')


def traced(inputs: Path, tmp_path: Path) -> Iterator[str]:
    """The system calls of all commands: those that open files, and all that have to do with networks."""
    out = tmp_path / "out"
    out.mkdir()
    for number, arguments in enumerate(commands(inputs, out)):
        log = tmp_path / f"trace-{number}"
        trace = [str(STRACE), "-f", "-qq", "-e", "trace=open,openat,creat,execve,%network", "-o", str(log)]
        done = subprocess.run(
            [*trace, sys.executable, "-m", "livelog", *arguments], capture_output=True, check=False, env=environment(), cwd=out
        )
        if not log.exists() or b"ptrace" in done.stderr:
            pytest.skip("strace may not trace here")
        assert done.returncode in (0, 4), done.stderr
        yield from log.read_text(errors="replace").splitlines()


@pytest.mark.skipif(STRACE is None, reason="strace is not installed")
def test_what_the_system_is_asked(inputs: Path, tmp_path: Path) -> None:
    readable, writable = known(inputs, tmp_path / "out"), (str(tmp_path / "out"), "/dev/null")
    calls = [re.sub(r"^\d+ +", "", line) for line in traced(inputs, tmp_path) if "<... " not in line]
    opened = [(one["path"], one["flags"]) for line in calls if (one := _CALL.match(line)) and "= -1 " not in line]
    assert any(path.startswith(str(inputs)) for path, _ in opened)
    places = {(os.path.normpath(tmp_path / "out" / path), "O_RDONLY" not in flags) for path, flags in opened}
    places.discard((_ROOT, False))
    assert {path for path, writes in places if not writes and not within(path, (*readable, *_SYSTEM, *_TOLERATED))} == set()
    assert {path for path, writes in places if writes and not within(path, writable)} == set()
    assert not [line for line in calls if not re.match(r"(?:open|openat|creat|execve)\(|[+-]{3} ", line)]  # a call that concerns networks
    programs = {line.split('"')[1] for line in calls if line.startswith("execve(") and "= 0" in line}
    assert programs == {sys.executable}


def test_entities_and_files_never_reach_the_output(inputs: Path) -> None:
    for path in inputs.iterdir():
        for blog in _blogs(path):
            assert len(blog.entries) >= 2, path.name
            assert SECRET not in json.dumps(blog.to_dict())
            assert SECRET not in blog.text


def _blogs(path: Path) -> Iterator[livelog.LiveBlog]:
    if path.suffix != ".warc":
        yield livelog.parse(path.read_bytes(), name=path.name)
        return
    with path.open("rb") as file:
        yield from (one for one in livelog.parse_archive(file, name=path.name) if isinstance(one, livelog.LiveBlog))
