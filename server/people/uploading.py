"""Who hands something in: the person of the session, or, while there is none, of the credential of their device.

With a credential nothing can be read but the answer to what was handed in with it.
"""

from dataclasses import dataclass

from flask import request
from sqlalchemy import select

from server.clock import utc_now
from server.database import reading
from server.errors import Refusal
from server.people.assignments import load_spans
from server.people.current import current_person
from server.people.device_keys import is_signed
from server.people.devices import OwnDevices
from server.people.grants import Grants
from server.people.models import Device, Person
from server.people.sessions import hash_token
from server.values.thai_date import bangkok_date
from sync.decide import Author

#: Headers of whatever is handed in: the credential, and the signature of the device.
CREDENTIAL_HEADER = "Omsap-Upload"
SIGNATURE_HEADER = "Omsap-Signature"


@dataclass(frozen=True, slots=True)
class Uploader:
    """The person, and the device of their session or credential.

    `refusal` is why there is no session: what comes with a credential is refused so when it is not signed. The work of somebody
    `is_shut_out`, on a revoked phone or retired, is taken in all the same, and waits for a person.
    """

    grants: Grants
    device_id: str
    public_key: str | None = None
    refusal: Refusal | None = None
    is_shut_out: bool = False

    @property
    def person_id(self) -> str:
        """Id of the person."""
        return self.grants.person_id

    def author(self, own: OwnDevices, sender: str, *, is_proved: bool) -> Author:
        """In whose name lines arrive that the device `sender` says it sends; `is_proved` when its signature is right."""
        return self.grants.author(
            own.ids,
            own.ids if self.is_shut_out else own.revoked,
            () if is_proved else own.unproved(sender, self.device_id),
        )

    def check_signature(self, text: str) -> None:
        """Refuses what came with a credential and is not signed; within a session nothing has to be."""
        if self.refusal is not None and not is_signed(self.public_key or "", text, given_signature()):
            raise self.refusal


def given_signature() -> str:
    """The signature this request carries, "" for none."""
    return request.headers.get(SIGNATURE_HEADER, "")


def current_uploader() -> Uploader:
    """Who hands in what this request carries. Refuses as `current_person` does where there is no credential either."""
    try:
        person = current_person()
    except Refusal as refusal:
        credential = request.headers.get(CREDENTIAL_HEADER)
        found = _find(credential, refusal) if credential and refusal.status == 401 else None
        if found is None:
            raise
        return found
    return Uploader(person.grants, person.device.id)


def _find(credential: str, refusal: Refusal) -> Uploader | None:
    with reading() as connection:
        row = connection.execute(
            select(Device.id, Device.person_id, Device.public_key, Device.revoked_at, Person.disabled_at)
            .join(Person, Person.id == Device.person_id)
            .where(Device.upload_hash == hash_token(credential))
        ).first()
        if row is None:
            return None
        spans = load_spans(connection, row.person_id)
    grants = Grants(row.person_id, spans, bangkok_date(utc_now()))
    is_shut_out = row.revoked_at is not None or row.disabled_at is not None
    return Uploader(grants, row.id, row.public_key, refusal, is_shut_out)
