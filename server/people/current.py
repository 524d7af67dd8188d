"""Who asks: the person behind the session of this request, with their assignments."""

from contextlib import suppress
from dataclasses import dataclass

from flask import current_app, request
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from server.clock import utc_now
from server.database import reading, writing
from server.errors import Refusal
from server.people.assignments import leading_role, load_spans
from server.people.devices import RegisteredDevice
from server.people.grants import Grants
from server.people.models import Device, Person, SecondFactor, Session
from server.people.second_factor import needs_second_factor
from server.people.sessions import counts_still, current_token_hash, is_use_worth_noting, save_use
from server.settings import Settings
from server.values.thai_date import bangkok_date

#: Where a request keeps its person; `flask.g` would outlive it when several requests share one context.
_PERSON = "omsap.person"
#: How long noting the use of a session waits for another writer.
_USE_WAIT_SECONDS = 0.2
#: Blueprints that are open before a person who needs a second factor has set one up.
_WITHOUT_SECOND_FACTOR = ("people", "sync")


@dataclass(frozen=True, slots=True)
class CurrentPerson:
    """The person of this request; `grants` are read for today: a right ends the day its assignment does."""

    person_id: str
    name: str
    display_name: str
    device: RegisteredDevice
    grants: Grants

    @property
    def roles(self) -> tuple[str, ...]:
        """All roles held today."""
        return self.grants.roles

    @property
    def role(self) -> str | None:
        """The role that sees furthest; None without an assignment today."""
        return leading_role(self.grants.roles)


def current_person() -> CurrentPerson:
    """The person of this request, looked up once per request.

    Refuses with `not_signed_in` when no session was sent, with `session_expired` when it counts no more: then the
    phone keeps everything and asks its person to log in again.
    """
    found: CurrentPerson | None = request.environ.get(_PERSON)
    if found is None:
        found = request.environ[_PERSON] = _load_person()
    return found


def _load_person() -> CurrentPerson:
    token_hash = current_token_hash()
    if token_hash is None:
        raise Refusal("not_signed_in")
    now = utc_now()
    settings: Settings = current_app.config["OMSAP_SETTINGS"]
    with reading() as connection:
        row = connection.execute(
            select(
                Person.id,
                Person.name,
                Person.display_name,
                Session.device_id,
                Session.used_at,
                Device.code,
                SecondFactor.secret.is_not(None).label("has_second_factor"),
            )
            .join(Session, Session.person_id == Person.id)
            .join(Device, Device.id == Session.device_id)
            .outerjoin(SecondFactor, SecondFactor.person_id == Person.id)
            .where(
                Session.token_hash == token_hash,
                counts_still(now, settings),
                Person.disabled_at.is_(None),
            )
        ).first()
        if row is None:
            raise Refusal("session_expired")
        spans = load_spans(connection, row.id)
    if is_use_worth_noting(row.used_at, now):
        # a request that reads must not fail because somebody writes: the next one notes it
        with suppress(OperationalError), writing(lock_wait_seconds=_USE_WAIT_SECONDS) as connection:
            save_use(connection, token_hash, now)
    grants = Grants(row.id, spans, bangkok_date(now))
    # the own account and the own work go on; what others entrusted to the server waits for the second factor
    if (
        needs_second_factor(grants.roles, settings)
        and not row.has_second_factor
        and request.blueprint not in _WITHOUT_SECOND_FACTOR
    ):
        raise Refusal("second_factor_missing")
    return CurrentPerson(
        row.id, row.name, row.display_name, RegisteredDevice(row.device_id, row.code), grants
    )
