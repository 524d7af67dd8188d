"""The scheduler: a table of name, trigger and function. One process of its own; a second one on standby does no harm."""

import logging
import socket
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger
from flask import Flask, current_app

from server.alerts.scan import scan
from server.backups.check import check_backup
from server.backups.manifest import BackupError
from server.backups.records import back_up
from server.clock import utc_now
from server.database import writing
from server.deliveries.configured import make_channels
from server.deliveries.lease import RENEW_SECONDS, hold_lease
from server.deliveries.plan import plan_deliveries
from server.deliveries.send import send_due
from server.people.sessions import delete_expired_sessions
from server.people.trials import delete_old_trials
from server.retention.names import erase_names
from server.settings import Settings
from server.syncing.server_device import push_as_server

log = logging.getLogger("omsap.jobs")

#: Thailand keeps one time all year.
BANGKOK = ZoneInfo("Asia/Bangkok")
#: Spreads the moment of a run, so that installations do not all ask their database at once.
JITTER_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Job:
    """Something done again and again; it must not matter if a run is missed or repeated."""

    name: str
    trigger: BaseTrigger
    run: Callable[[], None]
    starts_at_once: bool = False


def scan_alerts() -> None:
    """Raise what is due and was not raised yet."""
    log.info("alerts raised: %d", scan(utc_now(), push_as_server))


def send_deliveries() -> None:
    """Plan what is new and send what is due, where a channel was set up."""
    settings: Settings = current_app.config["OMSAP_SETTINGS"]
    channels = make_channels(settings)
    with writing() as connection:
        planned = plan_deliveries(connection, channels, utc_now(), settings.public_url)
    log.info("deliveries planned: %d, sent: %d", planned, send_due(channels, utc_now))


def delete_outdated() -> None:
    """Forget sessions that ran out, login trials that slow nobody any more, and the names of erased members."""
    now, settings = utc_now(), current_app.config["OMSAP_SETTINGS"]
    with writing() as connection:
        sessions = delete_expired_sessions(connection, now, settings)
        trials = delete_old_trials(connection, now)
        erased = erase_names(connection)
    log.info("deleted: %d sessions, %d login trials; %d members without a name", sessions, trials, erased)


def back_up_nightly(folder: Path) -> None:
    """Copy the database and prove the copy; what was wrong stands in the log, the table and the overview."""
    with suppress(BackupError):
        back_up(folder, utc_now())


def check_newest_backup(folder: Path) -> None:
    """Restore the newest backup into a scratch database."""
    try:
        check_backup(folder, utc_now())
    except BackupError as error:
        log.error("nothing to check: %s %s", error.code, error.values)


def make_jobs(settings: Settings) -> tuple[Job, ...]:
    """The table of jobs."""
    every_scan = IntervalTrigger(minutes=settings.scan_minutes, jitter=JITTER_SECONDS, timezone=BANGKOK)
    at_three = CronTrigger(hour=3, jitter=JITTER_SECONDS, timezone=BANGKOK)
    jobs: tuple[Job, ...] = (
        Job("scan_alerts", every_scan, scan_alerts, starts_at_once=True),
        Job("delete_outdated", at_three, delete_outdated),
    )
    if make_channels(settings):
        every_minute = IntervalTrigger(minutes=1, timezone=BANGKOK)
        jobs = (*jobs, Job("send_deliveries", every_minute, send_deliveries))
    folder = settings.backup_folder
    if folder is None:
        return jobs
    at_two = CronTrigger(hour=2, jitter=JITTER_SECONDS, timezone=BANGKOK)
    on_sunday = CronTrigger(day_of_week="sun", hour=4, jitter=JITTER_SECONDS, timezone=BANGKOK)
    return (
        *jobs,
        Job("back_up", at_two, partial(back_up_nightly, folder)),
        Job("check_backup", on_sunday, partial(check_newest_backup, folder)),
    )


def make_scheduler(app: Flask) -> BlockingScheduler:
    """A scheduler of all jobs of an app. Late runs are made up for once; a run never overtakes itself."""
    scheduler = BlockingScheduler(
        timezone=BANGKOK, job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    )
    duty = Duty(app, scheduler)
    for job in make_jobs(app.config["OMSAP_SETTINGS"]):
        at_once = {"next_run_time": datetime.now(BANGKOK)} if job.starts_at_once else {}
        scheduler.add_job(duty.only_here(job), job.trigger, id=job.name, name=job.name, **at_once)
    renewing = IntervalTrigger(seconds=RENEW_SECONDS, timezone=BANGKOK)
    scheduler.add_job(duty.renew, renewing, id="renew_lease", name="renew_lease")
    return scheduler


class Duty:
    """Of several scheduler processes one works; the others stand by, and the first to follow begins at once."""

    def __init__(self, app: Flask, scheduler: BlockingScheduler) -> None:
        self._app, self._scheduler = app, scheduler
        self._holder = f"{socket.gethostname()[:20]}:{uuid.uuid4()}"
        self._is_ours = False

    def only_here(self, job: Job) -> Callable[[], None]:
        """The job, where this process is the one that works."""

        def run() -> None:
            with self._app.app_context():
                if self._hold():
                    job.run()

        return run

    def renew(self) -> None:
        """Keep the lease, or follow a process that died: what starts at once starts now."""
        with self._app.app_context():
            was_ours, is_ours = self._is_ours, self._hold()
            at_once = [job for job in make_jobs(self._app.config["OMSAP_SETTINGS"]) if job.starts_at_once]
        if is_ours and not was_ours:
            for job in at_once:
                self._scheduler.modify_job(job.name, next_run_time=datetime.now(BANGKOK))

    def _hold(self) -> bool:
        with writing() as connection:
            self._is_ours = hold_lease(connection, self._holder, utc_now())
        return self._is_ours
