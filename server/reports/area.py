"""For which area a report is asked, and whether the person may have it."""

from server.errors import Refusal
from server.people.current import CurrentPerson
from server.people.grants import Span
from server.people.rights import READS_AUDIT, READS_REPORTS, SEES_BACKUPS, SEES_NAMES
from server.places.places import Place, find_place


def check_area(person: CurrentPerson, code: str) -> Place:
    """The area, provided one of today's assignments covers all of it.

    Refuses with `not_found` for a code nothing has, with `not_allowed` for any other area.
    """
    place = find_place(code)
    if place is None:
        raise Refusal("not_found", field="area")
    if not any(span.covers(code) and READS_REPORTS[span.role] for span in _spans_today(person)):
        raise Refusal("not_allowed", field="area")
    return place


def check_names(person: CurrentPerson, code: str) -> None:
    """Refuses with `not_allowed` whoever sees figures only in this area, or nothing at all."""
    if not any(span.covers(code) and SEES_NAMES[span.role] for span in _spans_today(person)):
        raise Refusal("not_allowed", field="area")


def check_backups(person: CurrentPerson) -> None:
    """Refuses with `not_allowed` whoever does not look after the installation."""
    if not any(SEES_BACKUPS[span.role] for span in _spans_today(person)):
        raise Refusal("not_allowed")


def check_audit(person: CurrentPerson) -> tuple[str, ...]:
    """The areas whose audit log this person reads. Refuses with `not_allowed` where there is none."""
    areas = tuple(span.area_code for span in _spans_today(person) if READS_AUDIT[span.role])
    if not areas:
        raise Refusal("not_allowed")
    return areas


def _spans_today(person: CurrentPerson) -> list[Span]:
    return [span for span in person.grants.spans if span.holds_on(person.grants.today)]
