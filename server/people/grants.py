"""Grants: what a person's dated assignments let them push and pull. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from server.people.rights import PULLS_GROUPS, PUSH, PUSH_IN_AREA
from sync.decide import Author, Standing
from sync.kind import Kind
from sync.operation import Operation
from sync.row import View


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
        """Whether the assignment was ever in force up to that day."""
        return self.from_on <= day.isoformat()

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
                return "never"
            return "holds" if any(kind.name in PUSH[role] for role in self.roles) else "not_allowed"
        if prefix == "area":
            covering = [span for span in self._today() if span.covers(subject)]
            return (
                "holds" if any(kind.name in PUSH_IN_AREA[span.role] for span in covering) else "not_allowed"
            )
        return self._standing_in_group(operation, kind, view, subject)

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

    def _today(self) -> list[Span]:
        return [span for span in self.spans if span.holds_on(self.today)]
