"""Sessions: an opaque token of 256 bits in a cookie no script can read; the table keeps only its hash."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Response, current_app, request
from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, update

from server.clock import format_instant
from server.people.models import Session
from server.settings import Settings

_COOKIE = "omsap_session"

#: How often the use of a session is written down at most.
_USE_MINUTES = 5


def cookie_name(settings: Settings) -> str:
    """Over https the `__Host-` prefix keeps other hosts of the domain from setting the cookie."""
    return f"__Host-{_COOKIE}" if settings.secure_cookies else _COOKIE


def save_session(
    connection: Connection, person_id: str, device_id: str, now: datetime, settings: Settings
) -> str:
    """Open a session for `session_days`; returns the token, which is nowhere kept."""
    token = secrets.token_urlsafe(32)
    connection.execute(
        insert(Session).values(
            token_hash=hash_token(token),
            person_id=person_id,
            device_id=device_id,
            created_at=format_instant(now),
            expires_at=format_instant(now + timedelta(days=settings.session_days)),
            used_at=format_instant(now),
        )
    )
    return token


def hash_token(token: str) -> str:
    """What the table keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def current_token_hash() -> str | None:
    """Hash of the token this request carries, None when it carries none."""
    token = request.cookies.get(cookie_name(current_app.config["OMSAP_SETTINGS"]))
    return hash_token(token) if token else None


def counts_still(now: datetime, settings: Settings) -> ColumnElement[bool]:
    """Whether a session is neither too old nor too long unused. One from before uses were noted counts from its login."""
    idle_before = format_instant(now - timedelta(hours=settings.session_idle_hours))
    return and_(
        Session.expires_at > format_instant(now),
        func.coalesce(Session.used_at, Session.created_at) > idle_before,
    )


def is_use_worth_noting(used_at: str | None, now: datetime) -> bool:
    """Whether the last use that was noted is old enough: reading must not cost a write each time."""
    return used_at is None or used_at < format_instant(now - timedelta(minutes=_USE_MINUTES))


def save_use(connection: Connection, token_hash: str, now: datetime) -> None:
    """The session was used just now."""
    connection.execute(
        update(Session).where(Session.token_hash == token_hash).values(used_at=format_instant(now))
    )


@dataclass(frozen=True, slots=True)
class EndedSession:
    """Whose session it was, and on which device."""

    person_id: str
    device_id: str


def end_session(connection: Connection, token_hash: str) -> EndedSession | None:
    """This token opens nothing any more; None when it opened nothing before."""
    ended = connection.execute(
        delete(Session)
        .where(Session.token_hash == token_hash)
        .returning(Session.person_id, Session.device_id)
    ).first()
    return EndedSession(*ended) if ended else None


def end_other_sessions(connection: Connection, person_id: str, kept_token_hash: str | None = None) -> None:
    """End all sessions of a person but the kept one."""
    statement = delete(Session).where(Session.person_id == person_id)
    if kept_token_hash is not None:
        statement = statement.where(Session.token_hash != kept_token_hash)
    connection.execute(statement)


def delete_expired_sessions(connection: Connection, now: datetime, settings: Settings) -> int:
    """Forget the sessions that have run out; returns how many."""
    return connection.execute(delete(Session).where(~counts_still(now, settings))).rowcount


def set_session_cookie(answer: Response, token: str, settings: Settings) -> None:
    """Let the browser keep the token for as long as the session lasts."""
    answer.set_cookie(
        cookie_name(settings),
        token,
        max_age=settings.session_days * 24 * 60 * 60,
        httponly=True,
        samesite="Lax",
        secure=settings.secure_cookies,
        path="/",
    )


def delete_session_cookie(answer: Response, settings: Settings) -> None:
    """Let the browser forget the token."""
    answer.delete_cookie(
        cookie_name(settings), path="/", httponly=True, samesite="Lax", secure=settings.secure_cookies
    )
