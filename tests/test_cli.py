"""The command line, through real processes and real pipes."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

import livelog
from livelog.cli import messages
from livelog.cli.outputs import Output, OutputError

EXAMPLES = Path(__file__).parent.parent / "examples"
STORM = EXAMPLES / "storm.txt"
LIVELOG = [sys.executable, "-m", "livelog"]
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")
JQ = pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")

DATED = (
    "Quay live\n\n9 March 2026 14:05 GMT\nThe gate opens.\n\n9 March 2026 13:50 GMT\nBoats are waiting.\n\n9 March 2026 13:40 GMT\nRain.\n"
)
CLOCKS = "Quay live\n\n14:05\nThe gate opens.\n\n13:50\nBoats are waiting.\n\n13:40\nRain.\n"
BARE = "Quay opens\n\nThe gate was opened by the harbour master.\n\nBoats had been waiting since the morning.\n"


def run(
    *arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*LIVELOG, *map(str, arguments)], input=stdin, capture_output=True, check=False, cwd=cwd, env={**os.environ, **(env or {})}
    )


def shell(command: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """A line of bash in which `livelog` is the program."""
    program = f'livelog() {{ "{sys.executable}" -m livelog "$@"; }}; set -o pipefail; '
    return subprocess.run(["bash", "-c", program + command], capture_output=True, check=False, cwd=cwd, encoding="utf-8")


def errors(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    return done.stderr.decode("utf-8").splitlines()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "quay.txt"
    path.write_text(DATED, encoding="utf-8")
    return path


# ---- commands


def test_parse_is_implied(file: Path) -> None:
    implied = run(file)
    assert implied.returncode == 0
    assert implied.stdout == run("parse", file).stdout
    made = json.loads(implied.stdout)
    assert made == livelog.parse(file.read_bytes(), name=str(file)).to_dict()
    assert [entry["datePublished"] for entry in made["liveBlogUpdate"]] == [
        "2026-03-09T14:05:00Z",
        "2026-03-09T13:50:00Z",
        "2026-03-09T13:40:00Z",
    ]


def test_options_may_stand_before_the_file(file: Path) -> None:
    assert run("-f", "csv", file).stdout == run("parse", file, "-f", "csv").stdout


def test_a_file_named_like_a_command(tmp_path: Path) -> None:
    (tmp_path / "schema").write_text(DATED, encoding="utf-8")
    assert b"json-schema.org" in run("schema", cwd=tmp_path).stdout
    assert json.loads(run("parse", "schema", cwd=tmp_path).stdout)["livelog"]["source"]["name"] == "schema"


def test_stdin_with_and_without_a_dash(file: Path) -> None:
    piped = run(stdin=file.read_bytes())
    assert piped.returncode == 0
    assert piped.stdout == run("-", stdin=file.read_bytes()).stdout
    assert json.loads(piped.stdout)["livelog"]["source"]["name"] is None


def test_version_and_help() -> None:
    assert run("--version").stdout.decode().strip() == f"livelog {livelog.__version__}"
    for arguments in (["--help"], ["-h"], ["parse", "--help"], ["explain", "--help"], ["schema", "--help"]):
        done = run(*arguments)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.startswith(b"Usage: livelog")


def test_schema_is_the_shipped_one() -> None:
    done = run("schema")
    assert done.returncode == 0
    assert json.loads(done.stdout) == json.loads((Path(livelog.__file__).parent / "data" / "schema.json").read_text(encoding="utf-8"))


def test_explain_names_every_line_and_has_no_colour_in_a_pipe(file: Path) -> None:
    done = run("explain", file, env={"FORCE_COLOR": "1"})
    shown = done.stdout.decode("utf-8")
    assert done.returncode == 0
    assert "\x1b" not in shown
    for line in DATED.split("\n"):
        assert line in shown
    assert "Hypotheses" in shown


# ---- forms


def test_formats(file: Path) -> None:
    lines = [json.loads(line) for line in run("-f", "jsonl", file).stdout.decode("utf-8").splitlines()]
    rows = list(csv.DictReader(io.StringIO(run("-f", "csv", file).stdout.decode("utf-8"), newline="")))
    assert (
        [line["articleBody"] for line in lines]
        == [row["articleBody"] for row in rows]
        == ["The gate opens.", "Boats are waiting.", "Rain."]
    )
    assert run("-f", "md", file).stdout.decode("utf-8").startswith('---\nheadline: "Quay live"\n')
    assert run("-f", "text", file).stdout == DATED.encode()


def test_spans_count_in_what_text_prints() -> None:
    data = STORM.read_bytes()
    text = run("-f", "text", STORM).stdout.decode("utf-8")
    made = json.loads(run("-q", stdin=data).stdout)
    first = made["liveBlogUpdate"][0]
    span = first["livelog"]["span"]
    assert first["headline"] in text[span["start"] : span["end"]]


def test_excel(file: Path) -> None:
    done = run("--excel", file)
    assert done.stdout.startswith(b"\xef\xbb\xbfsource,")
    assert done.stdout.count(b"\r\n") == 4
    assert done.stdout == run("--excel", "-f", "csv", file).stdout


def test_sort_by_time(file: Path) -> None:
    made = json.loads(run("--sort", "time", file).stdout)
    assert [entry["position"] for entry in made["liveBlogUpdate"]] == [3, 2, 1]


def test_page_only_changes_nothing_in_text(file: Path) -> None:
    assert run("--page-only", file).stdout == run(file).stdout


def test_several_inputs_come_in_order(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(DATED.replace("Quay", "Lock"), encoding="utf-8")
    text = run(other, file).stdout.decode("utf-8")
    decoder = json.JSONDecoder()
    first, end = decoder.raw_decode(text)
    second, _ = decoder.raw_decode(text[end:].lstrip())
    assert (first["headline"], second["headline"]) == ("Lock live", "Quay live")
    assert run("-f", "csv", other, file).stdout.count(b"blogHeadline") == 1


def test_same_input_same_bytes(file: Path) -> None:
    assert (
        run(file, env={"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1"}).stdout
        == run(file, env={"TZ": "America/New_York", "PYTHONHASHSEED": "2"}).stdout
    )


# ---- facts that are given


def test_facts(tmp_path: Path) -> None:
    done = run("--tz", "Asia/Tokyo", "--date", "2026-03-09", stdin=CLOCKS.encode())
    assert json.loads(done.stdout)["liveBlogUpdate"][0]["datePublished"] == "2026-03-09T05:05:00Z"
    assert json.loads(run("--language", "de", stdin=CLOCKS.encode()).stdout)["inLanguage"] == "de"
    captured = json.loads(run("--captured-at", "2026-03-09T15:00:00Z", stdin=CLOCKS.encode()).stdout)
    assert captured["livelog"]["source"]["capturedAt"] == "2026-03-09T15:00:00Z"
    (tmp_path / "quay.toml").write_text('name = "Quay Gazette"\nzone = "Asia/Tokyo"\n', encoding="utf-8")
    made = run("--publishers", tmp_path, "--publisher", "Quay Gazette", "--date", "2026-03-09", stdin=CLOCKS.encode())
    assert json.loads(made.stdout)["liveBlogUpdate"][0]["livelog"]["time"]["zone"] == "Asia/Tokyo"


@pytest.mark.parametrize(
    "arguments", [["--tz", "Mars/Olympus"], ["--date", "9 March"], ["--captured-at", "noon"], ["--publishers", "nosuchdir"]]
)
def test_bad_option(arguments: Sequence[str]) -> None:
    done = run(*arguments, stdin=CLOCKS.encode())
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(errors(done)) == 1
    assert errors(done)[0].startswith("livelog: error[bad-option]: ")


def test_bad_publisher_data(tmp_path: Path) -> None:
    (tmp_path / "quay.toml").write_text("name = ", encoding="utf-8")
    done = run("--publishers", tmp_path, stdin=CLOCKS.encode())
    assert done.returncode == 2
    assert errors(done)[0].startswith("livelog: error[bad-option]: --publishers")


@pytest.mark.parametrize("fact", ["name = 3", 'name = "Quay"\nhosts = "quay.example"', 'name = "Quay"\naliases = [1]'])
def test_publisher_data_of_the_wrong_types(tmp_path: Path, fact: str) -> None:
    (tmp_path / "quay.toml").write_text(fact, encoding="utf-8")
    done = run("--publishers", tmp_path, "--publisher", "BBC", stdin=CLOCKS.encode())
    assert done.returncode == 2
    assert errors(done)[0].startswith("livelog: error[bad-option]: --publishers")


# ---- what goes wrong


@pytest.mark.parametrize("arguments", [["--nosuch"], ["-f", "xml"], ["--sort", "size"], ["--excel", "-f", "md"], ["explain", "--force"]])
def test_wrong_usage(arguments: Sequence[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(errors(done)) == 1
    assert errors(done)[0].startswith("livelog: error[usage]: ")


def test_not_found() -> None:
    done = run("nosuch")
    assert (done.returncode, done.stdout) == (1, b"")
    assert errors(done) == ["livelog: nosuch: error[not-found]: there is no such file"]


def test_a_folder_given_as_a_file(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert errors(done) == [f"livelog: {tmp_path}: error[is-directory]: this is a folder, not a file"]


@POSIX
def test_unreadable(file: Path) -> None:
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this user may read everything")
    done = run(file)
    assert done.returncode == 1
    assert errors(done) == [f"livelog: {file}: error[unreadable]: Permission denied"]


@POSIX
def test_closed_standard_input() -> None:
    done = shell("livelog <&-")
    assert done.returncode == 1
    assert done.stderr == "livelog: -: error[unreadable]: standard input is closed\n"


def _docx(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")


@pytest.mark.parametrize(
    ("name", "data", "format_name"),
    [
        ("chart.png", b"\x89PNG\r\n\x1a\n" + bytes(64), "PNG"),
        ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        ("letter.docx", None, "DOCX"),
    ],
)
def test_unsupported_format(tmp_path: Path, file: Path, name: str, data: bytes | None, format_name: str) -> None:
    path = tmp_path / name
    if data is None:
        _docx(path)
    else:
        path.write_bytes(data)
    done = run("-q", path, file)
    assert done.returncode == 1
    assert len(errors(done)) == 1
    assert errors(done)[0].startswith(f"livelog: {path}: error[unsupported-format]: {format_name}")
    assert json.loads(done.stdout)["livelog"]["entries"]["found"] == 3  # the other input was written


def test_a_fault_of_livelog_is_one_line(tmp_path: Path) -> None:
    code = (
        "import livelog.pipeline as pipeline; import sys; sys.argv[1:] = ['quay.txt'];"
        "pipeline.trace = lambda *a, **k: 1 / 0; from livelog.cli.main import main; main()"
    )
    (tmp_path / "quay.txt").write_text(DATED, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 1
    assert errors(done) == ["livelog: quay.txt: error[internal]: a fault in livelog: ZeroDivisionError: division by zero"]


def test_empty_input_is_no_failure() -> None:
    done = run(stdin=b"")
    assert done.returncode == 4
    assert len(errors(done)) == 1
    assert errors(done)[0].startswith("livelog: -: warning[no-times]: ")
    assert json.loads(done.stdout)["livelog"]["entries"]["found"] == 0


def test_no_markers_still_give_an_object(tmp_path: Path) -> None:
    path = tmp_path / "bare.txt"
    path.write_text(BARE, encoding="utf-8")
    done = run(path)
    assert done.returncode == 4
    assert len(errors(done)) == 1
    assert errors(done)[0].startswith(f"livelog: {path}: warning[no-times]: no line holds a time")
    made = json.loads(done.stdout)
    assert made["headline"] == "Quay opens"
    covered = {offset for part in made["livelog"]["parts"] for offset in range(part["start"], part["end"])}
    assert all(offset in covered for offset, character in enumerate(BARE) if not character.isspace())


def test_a_failed_input_weighs_more_than_an_empty_one(file: Path) -> None:
    done = run("-", "nosuch", file)
    assert done.returncode == 1
    assert done.stdout.count(b'"LiveBlogPosting"') == 2


def test_strict(file: Path) -> None:
    assert run("--strict", file).returncode == 0
    done = run("--strict", stdin=CLOCKS.encode())
    assert done.returncode == 3
    assert json.loads(done.stdout)["livelog"]["entries"]["found"] == 3
    assert "warning[zone-unknown]" in done.stderr.decode()
    assert run("--strict", "nosuch", file).returncode == 1


def test_quiet_and_verbose(file: Path) -> None:
    loud, quiet, told = (run(*arguments, stdin=CLOCKS.encode()) for arguments in ([], ["-q"], ["-qv"]))
    assert "warning[zone-unknown]" in loud.stderr.decode()
    assert quiet.stderr == b""
    assert loud.stdout == quiet.stdout == told.stdout
    assert errors(told) == ["livelog: -: entries 3, with an instant 0, marker leading, order newest-first, stretches removed 0"]
    assert run("-q", "nosuch").stderr != b""


def test_warnings_of_entries_say_where() -> None:
    from builders import blog, entry

    made = blog(*(entry(position, body=(), warnings=("empty-entry",)) for position in range(1, 8)), warnings=("zone-assumed", "new-one"))
    assert list(messages.warnings("a.txt", made)) == [
        f"a.txt: warning[zone-assumed]: {messages.WARNINGS['zone-assumed']}",
        "a.txt: warning[new-one]: new one",
        "a.txt: warning[empty-entry]: an entry without text (entries 1, 2, 3, 4, 5 and 2 more)",
    ]


# ---- files


def test_output_refuses_to_overwrite(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    done = run(file, "-o", target)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert target.read_bytes() == run(file).stdout
    target.write_text("mine", encoding="utf-8")
    done = run(file, "-o", target)
    assert done.returncode == 2
    assert errors(done) == [f"livelog: {target}: error[output-exists]: the file exists; --force overwrites it"]
    assert target.read_text(encoding="utf-8") == "mine"
    assert run(file, "--force", "-o", target).returncode == 0
    assert target.read_bytes() == run(file).stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.json", "quay.txt"]


def test_output_dash_is_stdout(file: Path) -> None:
    assert run(file, "-o", "-").stdout == run(file).stdout


def test_output_is_whole_or_not_there(tmp_path: Path) -> None:
    def interrupted() -> None:
        with Output(str(tmp_path / "out")) as output:
            output.write("half")
            assert [path.suffix for path in tmp_path.iterdir()] == [".part"]
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(tmp_path.iterdir()) == []


def test_no_output_file_where_every_input_failed(tmp_path: Path) -> None:
    target = tmp_path / "out"
    assert run("nosuch", "-o", target).returncode == 1
    assert not target.exists()


def test_output_that_appears_in_the_meantime_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "out"

    def overtaken() -> None:
        with Output(str(target)) as output:
            output.write("ours")
            target.write_text("theirs", encoding="utf-8")

    with pytest.raises(OutputError, match="exists"):
        overtaken()
    assert target.read_text(encoding="utf-8") == "theirs"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_write_failed(file: Path, tmp_path: Path) -> None:
    for target in (tmp_path, tmp_path / "nosuch" / "out"):
        done = run(file, "-o", target)
        assert (done.returncode, done.stdout) == (1, b"")
        assert len(errors(done)) == 1
        assert errors(done)[0].startswith(f"livelog: {target}: error[write-failed]: ")


@POSIX
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk(file: Path) -> None:
    for command in (f"livelog '{file}' > /dev/full", "livelog schema > /dev/full", "livelog --help > /dev/full"):
        done = shell(command)
        assert done.returncode == 1
        assert "error[write-failed]" in done.stderr
        assert done.stderr.count("\n") == 1


@POSIX
def test_output_follows_a_link_and_leaves_devices_alone(file: Path, tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("", encoding="utf-8")
    link.symlink_to(real)
    assert run(file, "-o", link, "--force").returncode == 0
    assert link.is_symlink()
    assert real.read_bytes() == run(file).stdout
    assert run(file, "-o", os.devnull).returncode == 0
    assert not Path(os.devnull).is_file()


# ---- pipes


@pytest.fixture
def big(tmp_path: Path) -> Path:
    """A page whose output is larger than any pipe."""
    path = tmp_path / "big.txt"
    entries = [
        f"9 March 2026 {14 - n // 60:02}:{59 - n % 60:02} GMT\n{'The gate opens and shuts in the wind. ' * 40}\n" for n in range(600)
    ]
    path.write_text("Quay live\n\n" + "\n".join(entries), encoding="utf-8")
    return path


@POSIX
@pytest.mark.parametrize("arguments", ["-f jsonl big.txt", "big.txt", "-f csv big.txt", "-f md big.txt", "explain big.txt"])
def test_head_ends_quietly(big: Path, arguments: str) -> None:
    done = shell(f"livelog {arguments} | head -1", cwd=big.parent)
    assert done.stdout.count("\n") == 1
    assert (done.returncode, done.stderr) == (0, "")


@POSIX
@pytest.mark.parametrize("arguments", [["parse"], ["--help"], ["--version"], ["schema"], ["explain"]])
def test_a_reader_that_is_gone(arguments: Sequence[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*LIVELOG, *arguments], input=DATED.encode(), stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 0 or arguments[0] in ("--help", "--version")  # typer's own texts end with 1


@POSIX
@pytest.mark.parametrize("arguments", ["", "--help", "--version", "schema", "explain"])
def test_closed_stdout(file: Path, arguments: str) -> None:
    done = shell(f"livelog {arguments} < '{file}' >&-")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@POSIX
def test_closed_stderr() -> None:
    done = shell("livelog nosuch 2>&-")
    assert (done.returncode, done.stdout) == (1, "")


@POSIX
@JQ
def test_jq_reads_one_and_several(file: Path) -> None:
    query = "jq -r '.liveBlogUpdate[] | [.datePublished, .articleBody] | @tsv'"
    done = shell(f"livelog '{file}' | {query}; cat '{file}' | livelog | {query}; livelog '{file}' '{file}' | jq -c .livelog.entries.found")
    once = "2026-03-09T14:05:00Z\tThe gate opens.\n2026-03-09T13:50:00Z\tBoats are waiting.\n2026-03-09T13:40:00Z\tRain.\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, once + once + "3\n3\n", "")


@POSIX
def test_each_input_is_written_as_it_is_done(file: Path) -> None:
    with subprocess.Popen([*LIVELOG, "-f", "jsonl", str(file), "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["source"] == str(file)  # while the second input is still open
        process.stdin.write(DATED.encode())
        process.stdin.close()
        assert len(process.stdout.read().splitlines()) == 5


@POSIX
def test_interrupted(tmp_path: Path, file: Path) -> None:
    target = tmp_path / "out"
    # a test run in the background has interrupts switched off, and hands that on
    program = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from livelog.cli.main import main; main()"
    command = [sys.executable, "-c", program, str(file), "-", "-o", str(target)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        for _ in range(200):  # until it waits for the second input
            if list(tmp_path.glob("out.*.part")):
                break
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        try:
            out, err = process.communicate(timeout=20)
        finally:
            process.kill()
    assert (process.returncode, out, err) == (130, b"", b"")
    assert [path.name for path in tmp_path.iterdir()] == ["quay.txt"]


def test_utf8_whatever_the_locale(file: Path) -> None:
    file.write_text(DATED.replace("Rain", "“Ærø” – 雨 😀"), encoding="utf-8")
    plain = run(file)
    for setting in ({"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "latin-1"}):
        done = run(file, env=setting)
        assert (done.returncode, done.stdout) == (0, plain.stdout)
        assert "“Ærø” – 雨 😀".encode() in done.stdout
    assert "“Ærø” – 雨 😀".encode() in run("explain", file, env={"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}).stdout


# ---- terminals


def _on_a_terminal(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> tuple[int, str]:
    """The exit code and all that a terminal gets, standard error included."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*LIVELOG, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm-256color", "NO_COLOR": "", **environment},
    ) as process:
        os.close(theirs)
        assert process.stdin is not None
        process.stdin.write(stdin)
        process.stdin.close()
        got = b""
        while True:
            try:
                data = os.read(ours, 65536)
            except OSError:
                break
            if not data:
                break
            got += data
    os.close(ours)
    return process.returncode, got.decode("utf-8").replace("\r\n", "\n")


HOSTILE = DATED.replace("Rain", "R\x1b[2Ja\x9bi\u202en\x07").replace("Quay", "Q\x1b]0;owned\x07uay")


@POSIX
@pytest.mark.parametrize("arguments", [["-f", "json"], ["-f", "jsonl"], ["-f", "csv"], ["-f", "md"], ["-f", "text"], ["explain"]])
def test_escape_sequences_of_a_page_do_not_reach_a_terminal(arguments: Sequence[str]) -> None:
    code, shown = _on_a_terminal(*arguments, stdin=HOSTILE.encode(), NO_COLOR="1")
    assert code == 0
    for character in "\x07\x9b\u202e":
        assert character not in shown
    # NO_COLOR leaves explain its bold and dim, which are livelog's own
    assert "\x1b[2J" not in shown
    assert "\x1b]" not in shown


@POSIX
def test_json_on_a_terminal_is_still_the_same_json() -> None:
    _, shown = _on_a_terminal("-q", stdin=HOSTILE.encode())
    assert json.loads(shown) == json.loads(run("-q", stdin=HOSTILE.encode()).stdout)


@POSIX
def test_names_of_files_in_messages_are_safe() -> None:
    done = run("a\x1b[31m\nb")
    assert errors(done) == ["livelog: a\\u001b[31m\\nb: error[not-found]: there is no such file"]


@POSIX
def test_explain_is_coloured_on_a_terminal_and_honours_no_color(file: Path) -> None:
    _, coloured = _on_a_terminal("explain", file)
    _, plain = _on_a_terminal("explain", file, NO_COLOR="1")
    assert "\x1b[1;32m" in coloured
    assert "\x1b[1;32m" not in plain
    assert "\x1b[3" not in plain


# ---- start-up and completion


def test_start_up_imports_nothing_heavy(file: Path) -> None:
    done = subprocess.run([sys.executable, "-X", "importtime", *LIVELOG[1:], str(file)], capture_output=True, check=True, encoding="utf-8")
    modules = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert "typer" in modules
    assert not modules & {"rich", "lxml", "pydantic", "csv", "markdown_it", "pygments", "asyncio", "http", "email", "multiprocessing"}


@POSIX
def test_completion() -> None:
    words = {"livelog ": ["batch", "explain", "parse", "schema"], "livelog --forma": ["--format"], "livelog -f j": ["json", "jsonl"]}
    for line, wanted in words.items():
        done = run(env={"_LIVELOG_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1)})
        assert sorted(done.stdout.decode().split()) == wanted, line
