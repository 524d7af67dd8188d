"""Who asks: the person behind the session of this request, with their assignments."""

from dataclasses import dataclass

from flask import request
from sqlalchemy import select

from server.clock import format_instant, utc_now
from server.database import reading
from server.errors import Refusal
from server.people.assignments import leading_role, load_spans
from server.people.devices import RegisteredDevice
from server.people.grants import Grants
from server.people.models import Device, Person, Session
from server.people.sessions import current_token_hash
from server.values.thai_date import bangkok_date

#: Where a request keeps its person; `flask.g` would outlive it when several requests share one context.
_PERSON = "omsap.person"


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
    with reading() as connection:
        row = connection.execute(
            select(Person.id, Person.name, Person.display_name, Session.device_id, Device.code)
            .join(Session, Session.person_id == Person.id)
            .join(Device, Device.id == Session.device_id)
            .where(
                Session.token_hash == token_hash,
                Session.expires_at > format_instant(now),
                Person.disabled_at.is_(None),
            )
        ).first()
        if row is None:
            raise Refusal("session_expired")
        spans = load_spans(connection, row.id)
    return CurrentPerson(
        row.id,
        row.name,
        row.display_name,
        RegisteredDevice(row.device_id, row.code),
        Grants(row.id, spans, bangkok_date(now)),
    )
