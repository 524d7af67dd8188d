import csv
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook
from sqlalchemy import create_engine, text

from server.backups.manifest import read_manifest
from server.cli.commands import omsap
from server.demo.posts import DEMO_PASSWORD
from server.people.passwords import make_password
from tests.house.tree import PROJECT

PASSWORD = re.compile(r"\b[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}\b")


class Installation:
    """The commands on one database."""

    def __init__(self, database_url: str) -> None:
        self.database_url = database_url

    def run(self, *arguments: str, **variables: str) -> Result:
        environment = {"OMSAP_DATABASE_URL": self.database_url, "LC_ALL": "en_US.UTF-8", **variables}
        return CliRunner().invoke(omsap, arguments, env=environment)

    def done(self, *arguments: str, **variables: str) -> str:
        """The output of a command that succeeds."""
        result = self.run(*arguments, **variables)
        assert result.exit_code == 0, result.output
        return result.output

    def rows(self, query: str) -> list[tuple[object, ...]]:
        engine = create_engine(self.database_url)
        with engine.connect() as connection:
            found = [tuple(row) for row in connection.execute(text(query))]
        engine.dispose()
        return found


@pytest.fixture
def installation(database_url: str) -> Installation:
    return Installation(database_url)


def add_user(installation: Installation, name: str, role: str, area: str) -> Result:
    arguments = ["--name", name, "--display-name", "ผู้ดูแล", "--role", role, "--area", area]
    return installation.run("user", "add", *arguments)


def test_tables_are_made_once(bare_database_url: str) -> None:
    installation = Installation(bare_database_url)
    installation.done("db", "upgrade")
    assert installation.rows("SELECT count(*) FROM person") == [(0,)]
    assert installation.done("db", "upgrade") == ""


def test_a_person_gets_a_role_through_an_operation(installation: Installation) -> None:
    result = add_user(installation, "Staff", "province_staff", "35")
    assert result.exit_code == 0, result.output
    assert "staff" in result.output
    assert PASSWORD.search(result.output)
    assert installation.rows("SELECT role, area_code FROM assignment") == [("province_staff", "35")]
    assert installation.rows("SELECT outcome FROM receipt") == [("applied",)]
    [(kept,)] = installation.rows("SELECT password_hash FROM person WHERE name = 'staff'")
    assert str(kept).startswith("$argon2id$")


def test_an_officer_of_several_subdistricts(installation: Installation) -> None:
    add_user(installation, "officer", "officer", "350101, 350102")
    assert installation.rows("SELECT area_code FROM assignment ORDER BY area_code") == [
        ("350101",),
        ("350102",),
    ]


@pytest.mark.parametrize(
    ("name", "role", "area", "told"),
    [
        ("staff", "officer", "350101", "taken"),
        ("another", "officer", "35", "subdistrict"),
        ("another", "officer", "350199", "350199"),
        ("another", "king", "35", "king"),
    ],
)
def test_a_person_nobody_can_add(
    installation: Installation, name: str, role: str, area: str, told: str
) -> None:
    add_user(installation, "staff", "province_staff", "35")
    result = add_user(installation, name, role, area)
    assert result.exit_code != 0
    assert told in result.output
    assert installation.rows("SELECT count(*) FROM person") == [(1,)]


def test_a_new_password_is_printed_once_and_ends_sessions(installation: Installation) -> None:
    first = PASSWORD.search(add_user(installation, "staff", "province_staff", "35").output)
    second = PASSWORD.search(installation.done("user", "reset", "STAFF"))
    assert first
    assert second
    assert first.group() != second.group()
    result = installation.run("user", "reset", "nobody")
    assert (result.exit_code, "nobody" in result.output) == (1, True)


def test_posts_of_people_are_changed_by_name(installation: Installation) -> None:
    add_user(installation, "officer", "officer", "350101")
    assert "350102" in installation.done("user", "assign", "OFFICER", "--role", "officer", "--area", "350102")
    assert "350101" in installation.done("user", "end", "officer", "--area", "350101")
    assert "350201" in installation.done("user", "move", "officer", "--area", "350201", "--on", "2030-01-01")
    listed = installation.done("user", "list", "--area", "35").splitlines()
    assert [line.split("\t")[3] for line in listed] == ["350101", "350102", "350201"]
    installation.done("user", "retire", "officer")
    assert all(line.endswith("retired") for line in installation.done("user", "list").splitlines())
    for refused in (
        ("end", "officer"),
        ("retire", "officer"),
        ("move", "officer", "--area", "350101"),
        ("assign", "officer", "--role", "officer", "--area", "999999"),
    ):
        assert installation.run("user", *refused).exit_code == 1


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_officers_come_from_a_spreadsheet_all_or_none(
    installation: Installation, tmp_path: Path, suffix: str
) -> None:
    rows = [["ชื่อผู้ใช้", "พื้นที่", "ชื่อ"], ["Suda", "350101, 350102", "สุดา"], [], ["manee", "350103", "มานี"]]
    file, wrong = tmp_path / f"officers{suffix}", tmp_path / f"wrong{suffix}"
    write_rows(file, rows)
    write_rows(wrong, [*rows, ["SUDA", "350104", "สุดา"], ["x", "350199", "เอ็กซ์"], ["y", "", "วาย"]])
    told = installation.run("user", "import", str(wrong))
    assert (told.exit_code, [line.split()[0] for line in told.output.splitlines()[:3]]) == (
        1,
        ["5", "6", "7"],
    )
    assert "area: " in told.output
    assert "Did you mean 350109" in told.output
    assert "2 people would be added" in installation.done("user", "import", str(file), "--dry-run")
    assert installation.rows("SELECT count(*) FROM person") == [(0,)]
    assert len(PASSWORD.findall(installation.done("user", "import", str(file)))) == 2
    assert installation.rows("SELECT name FROM person ORDER BY name") == [("manee",), ("suda",)]
    assert installation.rows("SELECT count(*) FROM assignment WHERE role = 'officer'") == [(3,)]
    assert installation.run("user", "import", str(file), "--dry-run").exit_code == 1


def test_what_is_no_spreadsheet_of_officers_is_said(installation: Installation, tmp_path: Path) -> None:
    for name, words in (("a.xlsx", "no workbook"), ("b.csv", "one,two"), ("c.csv", "")):
        (tmp_path / name).write_text(words)
        assert "cannot be read" in installation.run("user", "import", str(tmp_path / name)).output


def write_rows(file: Path, rows: list[list[str]]) -> None:
    if file.suffix == ".csv":
        with file.open("w", encoding="utf-8-sig", newline="") as opened:
            csv.writer(opened).writerows(rows)
        return
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(file)


def test_a_password_is_long_enough_and_never_the_same() -> None:
    passwords = {make_password() for _ in range(50)}
    assert len(passwords) == 50
    assert all(PASSWORD.fullmatch(password) for password in passwords)


def test_the_demo_province_is_made_once(installation: Installation) -> None:
    told = installation.done("demo")
    assert DEMO_PASSWORD in told
    for login in ("yasothon", "chief-3501", "officer-3501-1", "officer-3509-3"):
        assert login in told
    before = installation.rows("SELECT count(*) FROM receipt")
    assert "not empty" in installation.done("demo")
    assert installation.rows("SELECT count(*) FROM receipt") == before


def test_no_demo_beside_real_people(installation: Installation) -> None:
    add_user(installation, "staff", "province_staff", "35")
    installation.done("demo")
    assert installation.rows("SELECT count(*) FROM person") == [(1,)]


def test_the_terminals_language(installation: Installation) -> None:
    installation.done("demo")
    assert "ฐานข้อมูล" in installation.done("demo", LC_ALL="th_TH.UTF-8")


def test_a_setting_nobody_can_use_is_named(installation: Installation) -> None:
    result = installation.run("db", "upgrade", OMSAP_PORT="eighty")
    assert result.exit_code == 1
    assert "OMSAP_PORT" in result.output


def test_the_version_is_told(installation: Installation) -> None:
    assert re.fullmatch(r"omsap, version \d+\.\d+\.\d+\n", installation.done("--version"))


@pytest.fixture
def port() -> int:
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        number: int = chosen.getsockname()[1]
    return number


@contextmanager
def serving(folder: Path, port: int) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """`omsap serve --jobs` in an empty folder, once its scheduler has scanned; whatever is left of it is killed."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("OMSAP_")}
    environment |= {
        "PYTHONPATH": str(PROJECT),
        "LC_ALL": "C.UTF-8",
        "PYTHONUNBUFFERED": "1",
    }
    log_path = folder / "log"
    with log_path.open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "server.cli", "serve", "--jobs", "--port", str(port)],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        eventually(lambda: "alerts raised: 0" in log_path.read_text("utf-8") and answers(port), log_path)
        yield server, log_path
    finally:
        with suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def eventually(is_so: Callable[[], bool], log_path: Path) -> None:
    deadline = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < deadline, log_path.read_text("utf-8")
        time.sleep(0.05)


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def is_gone(session: int) -> bool:
    """Whether no process of the session is left."""
    try:
        os.killpg(session, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_serving_an_empty_folder_makes_the_tables_and_ends_with_its_scheduler(
    tmp_path: Path, port: int
) -> None:
    with serving(tmp_path, port) as (server, log_path):
        server.send_signal(signal.SIGTERM)
        assert server.wait(10) == 0
        eventually(lambda: is_gone(server.pid), log_path)
    told = log_path.read_text("utf-8")
    assert f"http://localhost:{port}" in told
    assert "omsap user add" in told
    assert "Traceback" not in told
    assert (tmp_path / "var" / "omsap.sqlite3").exists()


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_nothing_outlives_a_server_that_was_killed(tmp_path: Path, port: int) -> None:
    with serving(tmp_path, port) as (server, log_path):
        server.kill()
        server.wait()
        eventually(lambda: is_gone(server.pid), log_path)
        assert not answers(port)


def command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command in a folder, as a process of its own."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("OMSAP_")}
    environment |= {"PYTHONPATH": str(PROJECT), "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, "-m", "server.cli", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_backup_beside_a_server_that_is_written_to_and_its_restore(tmp_path: Path, port: int) -> None:
    """Real processes: backups while operations arrive; the last one restored; replacing only once the server is gone."""
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    with serving(first, port) as (_, log_path):
        url = f"sqlite:///{first}/var/omsap.sqlite3"
        stop = threading.Event()
        writer = threading.Thread(target=write_until, args=(url, stop))
        writer.start()
        try:
            for _ in range(2):
                done = command(first, "backup", "--to", str(tmp_path / "backups"))
                assert done.returncode == 0, done.stderr
                time.sleep(1.1)
        finally:
            stop.set()
            writer.join()
        assert "proved" in command(first, "backup", "list").stdout
        newest = max((tmp_path / "backups").glob("*.sqlite3"))
        refused = command(first, "restore", str(newest), "--replace")
        assert (refused.returncode, "in use" in refused.stderr) == (1, True), refused.stderr
        assert "Traceback" not in log_path.read_text("utf-8")
    restored = command(second, "restore", str(newest))
    assert restored.returncode == 0, restored.stderr
    assert command(second, "ledger", "verify").returncode == 0
    manifest = read_manifest(newest)
    assert manifest.summary.rows["person"] >= 2
    copy = Installation(f"sqlite:///{second}/var/omsap.sqlite3")
    assert copy.rows("SELECT count(*) FROM receipt") == [(manifest.summary.rows["receipt"],)]
    assert "not empty" in command(second, "restore", str(newest)).stderr
    replaced = command(second, "restore", str(newest), "--replace")
    assert "former database" in replaced.stdout, replaced.stderr
    assert len(list((second / "var").glob("omsap.sqlite3.before-*"))) == 1


def write_until(url: str, stop: threading.Event) -> None:
    """People with their assignments, one after the other, until told to stop: at least three."""
    number = 0
    while not stop.wait(0.1) or number < 3:
        number += 1
        assert add_user(Installation(url), f"staff{number}", "province_staff", "35").exit_code == 0


def test_a_backup_needs_a_place(installation: Installation) -> None:
    assert "OMSAP_BACKUP_FOLDER" in installation.run("backup").output
    assert "No backup" in installation.done("backup", "list")


def test_what_the_commands_did_stands_in_the_audit_log(installation: Installation) -> None:
    add_user(installation, "chief", "district_chief", "3501")
    installation.done("user", "reset", "chief")
    assert "second factor of chief is gone" in installation.done("user", "reset-second-factor", "Chief")
    [(person,)] = installation.rows("SELECT id FROM person WHERE name = 'chief'")
    told = [line.split("  ") for line in installation.done("audit", "list").splitlines()]
    assert [(line[0], line[2], line[3], line[4]) for line in told] == [
        ("4", "-", "second_factor_reset", person),
        ("3", "-", "password_reset", person),
        ("2", "-", "assigned", person),
        ("1", "-", "user_added", person),
    ]
    assert len(installation.done("audit", "list", "--count", "1").splitlines()) == 1
    [(head,)] = installation.rows("SELECT hash FROM audit_line WHERE number = 4")
    assert f"4 lines. Head: {head}" in installation.done("audit", "verify")


def test_a_changed_audit_line_ends_with_exit_code_1(installation: Installation) -> None:
    add_user(installation, "chief", "district_chief", "3501")
    installation.done("user", "reset", "chief")
    engine = create_engine(installation.database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE audit_line SET about = 'somebody' WHERE number = 1"))
    engine.dispose()
    result = installation.run("audit", "verify")
    assert (result.exit_code, "at line 1" in result.output) == (1, True)


def test_the_demo_says_whether_a_second_factor_is_asked_for(installation: Installation) -> None:
    assert "password only" in installation.done("demo", OMSAP_SECOND_FACTOR="off")
