"""Settings: one frozen dataclass read from the environment once, at start; every field says what it is for."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

#: Prefix of every environment variable; `port` is read from OMSAP_PORT.
PREFIX = "OMSAP_"


class SettingError(ValueError):
    """An environment variable holds a value the setting cannot take; the text names the variable."""


def _truth(text: str) -> bool:
    choices = {
        "1": True,
        "true": True,
        "yes": True,
        "on": True,
        "0": False,
        "false": False,
        "no": False,
        "off": False,
    }
    if text.strip().lower() not in choices:
        raise ValueError("write 1 or 0")
    return choices[text.strip().lower()]


def _positive(text: str) -> int:
    number = int(text)
    if number <= 0:
        raise ValueError("write a whole number above 0")
    return number


def _port(text: str) -> int:
    number = int(text)
    if not 0 < number < 65536:
        raise ValueError("write a number from 1 to 65535")
    return number


def _log_level(text: str) -> str:
    level = text.strip().upper()
    if level not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise ValueError("write DEBUG, INFO, WARNING or ERROR")
    return level


def _second_factor(text: str) -> str:
    choice = text.strip().lower()
    if choice not in {"chiefs", "off"}:
        raise ValueError("write chiefs or off")
    return choice


def _database_url(text: str) -> str:
    """PostgreSQL is always spoken to through psycopg 3, however short the address was written."""
    for short in ("postgres://", "postgresql://"):
        if text.startswith(short):
            return "postgresql+psycopg://" + text.removeprefix(short)
    if not text.startswith(("postgresql+psycopg://", "sqlite:")):
        raise ValueError("write an address that starts with sqlite: or postgresql:")
    return text


def _smtp_url(text: str) -> str:
    if not text.startswith(("smtp://", "smtps://", "smtp+starttls://")):
        raise ValueError("write an address that starts with smtp:, smtps: or smtp+starttls:")
    return text


def _vapid_key(text: str) -> str:
    if re.fullmatch(r"[A-Za-z0-9_-]{43}", text) is None:
        raise ValueError("write the key that `omsap push-key` made: 43 characters")
    return text


def _contact(text: str) -> str:
    if not text.startswith(("mailto:", "https://")):
        raise ValueError("write an address that starts with mailto: or https:")
    return text


def _sqlite_in_working_directory() -> str:
    return f"sqlite:///{Path.cwd() / 'var' / 'omsap.sqlite3'}"


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation runs. Each field is an environment variable: `port` is OMSAP_PORT."""

    database_url: str = field(
        default_factory=_sqlite_in_working_directory,
        metadata={
            "read": _database_url,
            "help": "Address of the database: sqlite:///… or postgresql://…; "
            "without it the SQLite file var/omsap.sqlite3 in the working directory.",
        },
    )
    host: str = field(
        default="127.0.0.1",
        metadata={
            "read": str,
            "help": "Address the server listens on; 0.0.0.0 for every network of the machine.",
        },
    )
    port: int = field(default=8000, metadata={"read": _port, "help": "Port the server listens on."})
    threads: int = field(
        default=4,
        metadata={"read": _positive, "help": "Requests answered at the same time by the one server process."},
    )
    secure_cookies: bool = field(
        default=False,
        metadata={
            "read": _truth,
            "help": "1 when people reach the server by https: the session cookie is then sent over https only "
            "and browsers are told never to use http.",
        },
    )
    session_days: int = field(
        default=30, metadata={"read": _positive, "help": "Days after which a person must log in again."}
    )
    session_idle_hours: int = field(
        # only reading ends with it: what waits on a phone goes with the credential of its device
        default=12,
        metadata={
            "read": _positive,
            "help": "Hours without a request after which a person must log in again to read; what is on the phone is sent all the same.",
        },
    )
    second_factor: str = field(
        default="chiefs",
        metadata={
            "read": _second_factor,
            "help": "chiefs: district chiefs and above also need a code of their authenticator; off: nobody does, "
            "for a demonstration.",
        },
    )
    log_level: str = field(
        default="INFO",
        metadata={
            "read": _log_level,
            "help": "DEBUG, INFO, WARNING or ERROR; INFO writes one line for each request.",
        },
    )
    scan_minutes: int = field(
        default=15,
        metadata={"read": _positive, "help": "Minutes between two scans for alerts that have become due."},
    )
    device_requests_per_minute: int = field(
        default=30,
        metadata={
            "read": _positive,
            "help": "Pushes, and as many pulls, that one device may ask for in a minute; twice as many at once.",
        },
    )
    device_operations_per_day: int = field(
        default=20_000,
        metadata={"read": _positive, "help": "Operations that one device may send in a day."},
    )
    request_bytes_max: int = field(
        default=2 * 1024 * 1024,
        metadata={
            "read": _positive,
            "help": "Largest request body that is read, in bytes; a push stays below 1 MiB.",
        },
    )
    smtp_url: str | None = field(
        default=None,
        metadata={
            "read": _smtp_url,
            "help": "SMTP server for alerts by e-mail: smtp://, smtp+starttls:// or smtps://[user:password@]host[:port]; "
            "without it and OMSAP_MAIL_FROM none are sent.",
        },
    )
    mail_from: str | None = field(
        default=None, metadata={"read": str, "help": "Sender of those e-mails, such as omsap@example.org."}
    )
    public_url: str | None = field(
        default=None,
        metadata={"read": str, "help": "Address at which people open the app; stands in e-mails."},
    )
    vapid_private_key: str | None = field(
        default=None,
        metadata={
            "read": _vapid_key,
            "help": "Key for alerts that browsers show by themselves (Web Push); `omsap push-key` makes one. "
            "Without it and OMSAP_VAPID_CONTACT nothing is pushed.",
        },
    )
    vapid_contact: str | None = field(
        default=None,
        metadata={
            "read": _contact,
            "help": "Where the push services reach whoever runs this installation: mailto:… or https://…",
        },
    )
    push_hosts: str = field(
        default="fcm.googleapis.com updates.push.services.mozilla.com .notify.windows.com .push.apple.com",
        metadata={
            "read": str,
            "help": "Push services that are known; one that begins with a dot stands for all below it.",
        },
    )
    line_token: str | None = field(
        default=None,
        metadata={
            "read": str,
            "help": "Channel access token of a LINE Official Account; without it and OMSAP_LINE_SECRET nothing is sent by LINE.",
        },
    )
    line_secret: str | None = field(
        default=None,
        metadata={"read": str, "help": "Channel secret of that account; signs what LINE tells us."},
    )
    line_api_url: str = field(
        default="https://api.line.me", metadata={"read": str, "help": "Where LINE's Messaging API is."}
    )
    backup_folder: Path | None = field(
        default=None,
        metadata={
            "read": Path,
            "help": "Folder for backups: one every night, the newest of 7 days, 5 weeks and 12 months is kept; "
            "without it none are made by themselves.",
        },
    )

    @property
    def sqlite_path(self) -> Path | None:
        """The file of a SQLite database; None for PostgreSQL and for a database in memory."""
        path = self.database_url.removeprefix("sqlite:///")
        return Path(path) if path not in (self.database_url, "", ":memory:") else None


def variable_of(name: str) -> str:
    """The environment variable of a field of `Settings`."""
    return PREFIX + name.upper()


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of this environment; an empty variable counts as not given. Raises `SettingError`."""
    given = os.environ if environment is None else environment
    values: dict[str, Any] = {}
    for setting in fields(Settings):
        text = given.get(variable_of(setting.name), "")
        if not text:
            continue
        try:
            values[setting.name] = setting.metadata["read"](text)
        except ValueError as error:
            raise SettingError(f"{variable_of(setting.name)}={text!r}: {error}") from error
    return Settings(**values)
