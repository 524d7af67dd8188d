"""/api/incidents: the register of incidents with personal data, and its clock."""

from datetime import timedelta
from typing import Any

from flask_smorest import Blueprint

from server.clock import format_instant, parse_instant, utc_now
from server.database import reading, writing
from server.errors import Refusal
from server.people.current import CurrentPerson, current_person
from server.people.rights import KEEPS_INCIDENTS
from server.people.telling import sight_of, tell
from server.privacy.incidents import load_incidents, save_incident, take_step
from server.privacy.schemas import IncidentsSchema, IncidentStepSchema, NewIncidentSchema

#: How far ahead of the server a clock may be that tells when something was noticed.
CLOCK_SLACK = timedelta(hours=1)

blueprint = Blueprint(
    "incidents",
    __name__,
    url_prefix="/api/incidents",
    description="Personal data that may have come to somebody it is not meant for",
)


@blueprint.get("")
@blueprint.response(200, IncidentsSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
def show_incidents() -> dict[str, Any]:
    """The incidents of the areas this person looks after: open ones first, the most pressing on top."""
    return incidents_answer(current_person())


@blueprint.post("")
@blueprint.arguments(NewIncidentSchema)
@blueprint.response(200, IncidentsSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
def record_incident(given: dict[str, Any]) -> dict[str, Any]:
    """Record an incident in one's own area. The same id a second time changes nothing."""
    person, areas = _keeper()
    now = utc_now()
    if parse_instant(given["noticed_at"]) > now + CLOCK_SLACK:
        raise Refusal("value_invalid", field="noticed_at")
    with writing() as connection:
        save_incident(connection, given, areas[0], person.person_id, now)
    return incidents_answer(person)


@blueprint.post("/<incident_id>/steps")
@blueprint.arguments(IncidentStepSchema)
@blueprint.response(200, IncidentsSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
def record_step(given: dict[str, Any], incident_id: str) -> dict[str, Any]:
    """Say what was done. What was said before stays; closing asks how it ended."""
    person, areas = _keeper()
    if given["step"] == "closed" and not given["outcome"]:
        raise Refusal("field_missing", field="outcome")
    with writing() as connection:
        if not take_step(connection, incident_id, areas, given, utc_now()):
            raise Refusal("not_found")
    return incidents_answer(person)


def incidents_answer(person: CurrentPerson) -> dict[str, Any]:
    """The register as this person is told it. Refuses with `not_allowed` whoever keeps none."""
    areas = _areas_of(person)
    with reading() as connection:
        items = load_incidents(connection, areas)
    return tell(IncidentsSchema, {"as_of": format_instant(utc_now()), "items": items}, sight_of(person))


def _keeper() -> tuple[CurrentPerson, tuple[str, ...]]:
    """Who asks, and the areas whose register they keep. Refuses everybody else."""
    person = current_person()
    return person, _areas_of(person)


def _areas_of(person: CurrentPerson) -> tuple[str, ...]:
    areas = person.grants.areas(role for role, keeps in KEEPS_INCIDENTS.items() if keeps)
    if not areas:
        raise Refusal("not_allowed")
    return areas
