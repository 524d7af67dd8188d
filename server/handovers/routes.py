"""GET and POST /api/handovers: an officer hands groups over to another, both at one screen."""

from typing import Any

from flask_smorest import Blueprint

from server.clock import format_instant, utc_now
from server.database import reading
from server.errors import Refusal
from server.handovers.hand_over import hand_over
from server.handovers.plan import load_groups, load_takers, load_unsent
from server.handovers.schemas import HandedOverSchema, HandOverSchema, PlanSchema
from server.people.current import CurrentPerson, current_person
from server.people.rights import HANDS_OVER
from server.people.telling import sight_of, tell

blueprint = Blueprint(
    "handovers", __name__, url_prefix="/api/handovers", description="Groups change their officer"
)


@blueprint.get("")
@blueprint.response(200, PlanSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
def show_plan() -> dict[str, Any]:
    """The groups this officer leads with what their books say, who may take them, and phones with unsent work."""
    person = _giver()
    with reading() as connection:
        groups = load_groups(connection, person.person_id)
        codes = [group["subdistrict_code"] for group in groups]
        plan = {
            "as_of": format_instant(utc_now()),
            "groups": groups,
            "takers": load_takers(connection, codes, person.person_id, person.grants.today),
            "unsent": load_unsent(connection, person.person_id),
        }
    return tell(PlanSchema, plan, sight_of(person))


@blueprint.post("")
@blueprint.arguments(HandOverSchema)
@blueprint.response(200, HandedOverSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(409, "CONFLICT")
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
@blueprint.alt_response(429, "TOO_MANY_REQUESTS")
def take_over(given: dict[str, Any]) -> dict[str, Any]:
    """Hand groups over: all of them or none, as both officers saw them on one screen."""
    giver, now = _giver(), utc_now()
    answer = {"as_of": format_instant(now), **hand_over(giver, given, now)}
    return tell(HandedOverSchema, answer, sight_of(giver))


def _giver() -> CurrentPerson:
    """Who asks. Refuses with `not_allowed` whoever leads no groups."""
    person = current_person()
    if not any(HANDS_OVER[role] for role in person.roles):
        raise Refusal("not_allowed")
    return person
