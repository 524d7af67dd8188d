"""Grants: what a person's dated assignments let them push and pull. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from server.people.rights import COACHING, HOLDS_FILES_OF, PULLS_GROUPS, PUSH, PUSH_IN_AREA, PUSH_IN_FILES
from sync.decide import Author, Standing
from sync.kind import Kind
from sync.operation import Operation
from sync.row import Lookup, Row, View

#: The posts whose files others hold too.
_FILED = sorted(frozenset[str]().union(*HOLDS_FILES_OF.values()))


def holder_lookups(operation: Operation) -> Iterable[Lookup]:
    """The posts of the person whose file an operation is for: where they work decides who else holds it."""
    return (Lookup("assignment", operation.scope, "role", role) for role in _FILED)


@dataclass(frozen=True, slots=True)
class Span:
    """One assignment: a role in an area ("th", or 2, 4 or 6 digits), from a day to a day or until further notice."""

    role: str
    area_code: str
    from_on: str
    to_on: str | None

    def holds_on(self, day: date) -> bool:
        """Whether the assignment is in force that day, its first and last days included."""
        return self.from_on <= day.isoformat() and (self.to_on is None or day.isoformat() <= self.to_on)

    def has_begun(self, day: date) -> bool:
        """Whether the assignment was ever in force up to that day; one cancelled before its first day never was."""
        return self.from_on <= day.isoformat() and (self.to_on is None or self.from_on <= self.to_on)

    def covers(self, area_code: str) -> bool:
        """Whether the area lies within the assignment's."""
        return self.area_code == "th" or area_code.startswith(self.area_code)


@dataclass(frozen=True, slots=True)
class Grants:
    """A person's assignments, read for one day."""

    person_id: str
    spans: Sequence[Span]
    today: date

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles in force today."""
        return tuple(dict.fromkeys(span.role for span in self._today()))

    def areas(self, roles: Iterable[str]) -> tuple[str, ...]:
        """The areas where one of these roles is in force today."""
        wanted = set(roles)
        return tuple(dict.fromkeys(span.area_code for span in self._today() if span.role in wanted))

    def group_areas(self) -> tuple[str, ...]:
        """The areas whose groups this person's phone holds today."""
        return self.areas(role for role, pulls in PULLS_GROUPS.items() if pulls)

    def files(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """The areas in which this person's phone holds the work files of these roles today."""
        return tuple(
            (span.area_code, HOLDS_FILES_OF[span.role])
            for span in self._today()
            if span.role in HOLDS_FILES_OF
        )

    def own_scopes(self) -> tuple[str, ...]:
        """The scopes held without looking at any group: the person's own file and the areas it stands in."""
        areas = ["th"]
        for span in self._today():
            areas += [span.area_code[:length] for length in (2, 4) if len(span.area_code) >= length]
        return (f"person:{self.person_id}", *(f"area:{code}" for code in dict.fromkeys(areas)))

    def author(
        self, devices: Iterable[str], revoked: Iterable[str] = (), unproved: Iterable[str] = ()
    ) -> Author:
        """The person as the author of a push from any of their devices, some of which may have been revoked.

        `unproved` are those whose lines should have been signed and are not.
        """
        return Author(
            self.person_id,
            frozenset(devices),
            self.standing,
            revoked=frozenset(revoked),
            unproved=frozenset(unproved),
        )

    def standing(self, operation: Operation, kind: Kind, view: View) -> Standing:
        """What the person is, today, to the scope an operation is for."""
        prefix, _, subject = operation.scope.partition(":")
        if prefix == "person":
            if subject != self.person_id:
                return self._standing_in_file(operation, kind, view)
            return "holds" if any(kind.name in PUSH[role] for role in self.roles) else "not_allowed"
        if prefix == "area":
            covering = [span for span in self._today() if span.covers(subject)]
            return (
                "holds" if any(kind.name in PUSH_IN_AREA[span.role] for span in covering) else "not_allowed"
            )
        if prefix == "mentorship":
            return self._standing_in_pair(kind, view.find("mentorship", operation.scope, subject))
        return self._standing_in_group(operation, kind, view, subject)

    def _standing_in_file(self, operation: Operation, kind: Kind, view: View) -> Standing:
        posts = [
            row.fields
            for role in _FILED
            for row in view.where("assignment", operation.scope, "role", role)
            if Span(role, row.fields["area_code"], row.fields["from_on"], row.fields["to_on"]).holds_on(
                self.today
            )
        ]
        holding = [
            span
            for span in self._today()
            for post in posts
            if post["role"] in HOLDS_FILES_OF.get(span.role, ()) and span.covers(post["area_code"])
        ]
        if any(kind.name in PUSH_IN_FILES & PUSH[span.role] for span in holding):
            return "holds"
        return "not_allowed" if holding else "never"

    def _standing_in_group(self, operation: Operation, kind: Kind, view: View, group_id: str) -> Standing:
        group = view.find("group", operation.scope, group_id)
        if group is not None:
            area_code = group.fields["subdistrict_code"]
            is_leader = group.fields["officer_id"] == self.person_id
        else:
            area_code = operation.data["set"].get("subdistrict_code", (None, ""))[1] or ""
            is_leader = False
        covering = [span for span in self.spans if span.covers(area_code)]
        if any(span.holds_on(self.today) and kind.name in PUSH[span.role] for span in covering):
            return "holds"
        if is_leader or any(span.has_begun(self.today) and kind.name in PUSH[span.role] for span in covering):
            return "held_once"
        return "not_allowed" if any(span.holds_on(self.today) for span in covering) else "never"

    def _standing_in_pair(self, kind: Kind, pair: Row | None) -> Standing:
        """Mentor and officer write there while the mentorship lasts, and nobody else."""
        if pair is None or not is_of_pair(self.person_id, pair):
            return "never"
        if kind.name not in COACHING:
            return "not_allowed"
        span = Span("mentor", "", pair.fields["from_on"], pair.fields["to_on"])
        return "holds" if span.holds_on(self.today) else "held_once"

    def _today(self) -> list[Span]:
        return [span for span in self.spans if span.holds_on(self.today)]


def is_of_pair(person_id: str, pair: Row) -> bool:
    """Whether somebody is the mentor or the officer of a mentorship."""
    return person_id in (pair.fields["mentor_id"], pair.fields["mentee_id"])
