"""Where this machine has a Chromium that really starts; with --install, get one where there is none.

Order: what OMSAP_CHROMIUM names, one on the path, one that Playwright installed. To install: apt as root, else
Playwright's own installer. Prints the path, or one line saying what is missing, and fails.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def version_of(path: str) -> str | None:
    """What the browser at `path` says it is; None when it does not start (Ubuntu's `chromium-browser` may be a stub)."""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return answer.stdout.strip() if answer.returncode == 0 and answer.stdout.strip() else None


def find_chromium() -> str | None:
    """Path of a Chromium that answers to --version, or None."""
    if named := os.environ.get("OMSAP_CHROMIUM"):
        return named if version_of(named) else None
    for name in NAMES:
        if (path := shutil.which(name)) and version_of(path):
            return path
    path = playwrights_own()
    return path if Path(path).exists() and version_of(path) else None


def playwrights_own() -> str:
    """Where Playwright would install its browser; asked in a process of its own, as only one Playwright runs in each."""
    ask = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    return subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True
    ).stdout.strip()


def install_chromium() -> str | None:
    """Try each way to get a Chromium, quietly; return the path of the first that works, or None."""
    playwright = [sys.executable, "-m", "playwright", "install"]
    attempts: list[list[list[str]]] = []
    if shutil.which("apt-get") and os.geteuid() == 0:
        attempts.append(
            [
                ["apt-get", "update", "-qq"],
                ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-thai-tlwg"],
            ]
        )
        attempts.append([[*playwright, "--with-deps", "chromium"]])
    attempts.append([[*playwright, "chromium"]])
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for commands in attempts:
        for command in commands:
            subprocess.run(
                command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False
            )
        if path := find_chromium():
            return path
    return None


def main(arguments: list[str]) -> int:
    path = find_chromium() or (install_chromium() if "--install" in arguments else None)
    if not path:
        sys.stderr.write(
            "No Chromium on this machine and none could be installed: install one, or name it in OMSAP_CHROMIUM.\n"
        )
        return 1
    sys.stdout.write(f"{version_of(path) if '--version' in arguments else path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
