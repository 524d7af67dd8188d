from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_EXECUTED, EVENT_JOB_MISSED, JobExecutionEvent
from apscheduler.schedulers.blocking import BlockingScheduler
from flask import Flask
from flask_migrate import stamp
from sqlalchemy import func, select

from server.alerts.models import Alert
from server.backups.records import find_made
from server.database import reading, writing
from server.jobs import BANGKOK, Duty, delete_outdated, make_jobs, make_scheduler, scan_alerts
from server.people.models import LoginTrial, Session
from server.people.sessions import save_session
from server.people.trials import count_trial
from server.settings import Settings
from tests.conftest import BEGINNING, HeldClock
from tests.factories import make_campaign, make_person


def count(model: type) -> int:
    with reading() as connection:
        return connection.execute(select(func.count()).select_from(model)).scalar_one()


def test_alerts_are_scanned_for_by_the_apps_clock(app: Flask, clock: HeldClock) -> None:
    make_campaign()
    make_person("officer", "350102", from_on="2026-11-20")
    clock.advance(days=-1)
    scan_alerts()
    assert count(Alert) == 0
    clock.advance(days=1)
    scan_alerts()
    assert count(Alert) == 1


def test_outdated_rows_are_deleted_and_no_others(app: Flask, clock: HeldClock, settings: Settings) -> None:
    person = make_person()
    with writing() as connection:
        save_session(connection, person.id, person.device.id, BEGINNING - timedelta(days=30), settings)
        save_session(connection, person.id, person.device.id, BEGINNING - timedelta(hours=12), settings)
        save_session(connection, person.id, person.device.id, BEGINNING - timedelta(hours=11), settings)
        count_trial(connection, "old", BEGINNING - timedelta(days=2))
        count_trial(connection, "new", BEGINNING)
    delete_outdated()
    assert (count(Session), count(LoginTrial)) == (1, 1)


def test_the_scheduler_scans_at_once_and_makes_up_for_missed_runs(app: Flask) -> None:
    """A real scheduler: its first run happens at start; a run that comes late by hours still happens, once."""
    make_campaign()
    make_person("officer", "350102", from_on="2026-11-20")
    scheduler = make_scheduler(app)
    assert str(scheduler.timezone) == "Asia/Bangkok"
    # hours late, as after a night without power
    late = datetime.now(BANGKOK) - timedelta(hours=5)
    scheduler.modify_job("scan_alerts", next_run_time=late)
    ran: list[str] = []

    def end_after_first(event: JobExecutionEvent) -> None:
        if event.code == EVENT_JOB_EXECUTED:
            ran.append(event.job_id)
        Thread(target=scheduler.shutdown).start()

    scheduler.add_listener(end_after_first, EVENT_JOB_EXECUTED | EVENT_JOB_ERROR | EVENT_JOB_MISSED)
    scheduler.start()
    assert ran == ["scan_alerts"]
    assert count(Alert) == 1


def test_who_follows_a_dead_scheduler_scans_at_once(app: Flask, clock: HeldClock) -> None:
    def standby() -> tuple[Duty, BlockingScheduler]:
        scheduler = make_scheduler(app)
        scheduler.modify_job("scan_alerts", next_run_time=datetime.now(BANGKOK) + timedelta(hours=1))
        return Duty(app, scheduler), scheduler

    def scans_now(scheduler: BlockingScheduler) -> bool:
        due: datetime = scheduler.get_job("scan_alerts").next_run_time
        return due <= datetime.now(BANGKOK)

    (first, working), (second, waiting) = standby(), standby()
    first.renew()
    second.renew()
    assert (scans_now(working), scans_now(waiting)) == (True, False)
    clock.advance(seconds=61)
    second.renew()
    assert scans_now(waiting)


def test_backups_are_jobs_only_where_there_is_a_folder_for_them(settings: Settings, tmp_path: Path) -> None:
    names = [job.name for job in make_jobs(settings)]
    assert names == ["scan_alerts", "delete_outdated"]
    with_folder = [job.name for job in make_jobs(replace(settings, backup_folder=tmp_path))]
    assert with_folder == [*names, "back_up", "check_backup"]


def test_the_nightly_backup_and_the_weekly_check_of_it(
    app: Flask, settings: Settings, tmp_path: Path
) -> None:
    stamp()
    jobs = {job.name: job for job in make_jobs(replace(settings, backup_folder=tmp_path / "backups"))}
    jobs["back_up"].run()
    jobs["check_backup"].run()
    with reading() as connection:
        [row] = find_made(connection)
    assert row.result == "proved"
    assert row.checked_at is not None


def test_a_backup_that_fails_is_loud_and_ends_no_scheduler(
    app: Flask, settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    stamp()
    (tmp_path / "file").write_text("", "utf-8")
    jobs = {job.name: job for job in make_jobs(replace(settings, backup_folder=tmp_path / "file"))}
    jobs["back_up"].run()
    jobs["check_backup"].run()
    assert [record.levelname for record in caplog.records] == ["ERROR", "ERROR"]
    with reading() as connection:
        assert [row.result for row in find_made(connection)] == ["not_written"]
