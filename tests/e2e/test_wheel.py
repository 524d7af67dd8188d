"""One wheel file is the whole product: it serves the app from an empty directory."""

import subprocess
import sys
import zipfile
from pathlib import Path

from tests.e2e.served import Installation, Served
from tests.house.tree import PROJECT


def test_a_wheel_serves_the_app_from_an_empty_directory(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run(
        [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", tmp_path, PROJECT],
        check=True,
        cwd=tmp_path,
    )
    [wheel] = tmp_path.glob("omsap-*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    assert {"server/pwa/index.html", "server/pwa/sw.js", "server/i18n/th.json", "sync/operation.py"} <= held
    assert not {name for name in held if name.startswith(("tests/", "benchmarks/", "static/"))}

    installed, empty = tmp_path / "installed", tmp_path / "empty"
    subprocess.run([*pip, "install", "--no-deps", "--target", installed, wheel], check=True)
    empty.mkdir()
    command = (sys.executable, "-c", "from server.cli import main; main()")
    served = Served(Installation(empty, command, str(installed)))
    served.run("db", "upgrade")
    served.start()
    try:
        assert "<title>" in served.get("/")
    finally:
        served.stop()
