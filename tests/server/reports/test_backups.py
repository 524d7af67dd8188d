from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import stamp

from server.backups.check import check_backup
from server.backups.manifest import BackupError
from server.backups.records import back_up
from tests.conftest import BEGINNING, HeldClock
from tests.factories import log_in, make_person


@pytest.fixture
def staff(app: Flask) -> FlaskClient:
    """Logged in as the province's staff."""
    stamp()
    make_person("staff", "35", role="province_staff")
    client = app.test_client()
    log_in(client, "staff")
    return client


def told(client: FlaskClient) -> tuple[str, str | None, str | None]:
    answer = client.get("/api/reports/backup").json
    assert list(answer) == ["as_of", "state", "made_at", "checked_at"]
    return answer["state"], answer["made_at"], answer["checked_at"]


def test_from_none_through_well_to_old(staff: FlaskClient, clock: HeldClock, tmp_path: Path) -> None:
    assert told(staff) == ("none", None, None)
    back_up(tmp_path / "backups", BEGINNING)
    assert told(staff) == ("well", "2026-11-23T07:15:33.123Z", None)
    check_backup(tmp_path / "backups", BEGINNING + timedelta(hours=2))
    clock.advance(days=3)
    log_in(staff, "staff")
    assert told(staff) == ("well", "2026-11-23T07:15:33.123Z", "2026-11-23T09:15:33.123Z")
    clock.advance(minutes=1)
    assert told(staff)[0] == "old"


def test_the_newest_that_failed_is_said_so_however_good_the_one_before(
    staff: FlaskClient, tmp_path: Path
) -> None:
    back_up(tmp_path / "backups", BEGINNING)
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(BackupError):
        back_up(tmp_path / "file", BEGINNING + timedelta(days=1))
    assert told(staff)[0] == "failed"


@pytest.mark.parametrize(
    ("role", "area", "status"),
    [
        ("province_chief", "35", 200),
        ("governor", "35", 403),
        ("district_chief", "3501", 403),
        ("officer", "350102", 403),
    ],
)
def test_who_looks_after_the_installation(
    app: Flask, client: FlaskClient, role: str, area: str, status: int
) -> None:
    make_person("person", area, role=role)
    log_in(client, "person")
    assert client.get("/api/reports/backup").status_code == status
