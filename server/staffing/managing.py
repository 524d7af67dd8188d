"""What a person may do about other people's posts: judged by their own posts of today."""

from dataclasses import dataclass

from server.errors import Refusal
from server.people.current import CurrentPerson
from server.people.grants import Span
from server.people.rights import MAKES_ACCOUNTS, MANAGES, PAIRS_MENTORS
from server.staffing.posts import By, Post


@dataclass(frozen=True, slots=True)
class Manager:
    """Somebody who gives posts, and from which of their own."""

    person: CurrentPerson
    spans: tuple[Span, ...]

    @property
    def by(self) -> By:
        """As the audit log names them."""
        return By(self.person.person_id, self.person.device.id)

    @property
    def areas(self) -> tuple[str, ...]:
        """Where they give posts."""
        return tuple(dict.fromkeys(span.area_code for span in self.spans))

    @property
    def gives(self) -> frozenset[str]:
        """The roles they give."""
        return frozenset().union(*(MANAGES[span.role] for span in self.spans))

    @property
    def makes_accounts(self) -> bool:
        """Whether they add people, and retire them."""
        return any(MAKES_ACCOUNTS[span.role] for span in self.spans)

    def may_give(self, role: str, area_code: str) -> bool:
        """Whether this role, there, is theirs to give and to end."""
        return any(span.covers(area_code) and role in MANAGES[span.role] for span in self.spans)

    @property
    def pairs_mentors(self) -> bool:
        """Whether they give officers a mentor."""
        return any(PAIRS_MENTORS[span.role] for span in self.spans)

    def may_pair(self, standing: list[Post]) -> bool:
        """Whether somebody with these posts is an officer to whom they give a mentor."""
        return any(
            post.role == "officer"
            and any(PAIRS_MENTORS[span.role] and span.covers(post.area_code) for span in self.spans)
            for post in standing
        )

    def may_retire(self, person_id: str, posts: list[Post]) -> bool:
        """Whether all that somebody still does is theirs to end; nobody retires themselves."""
        return (
            self.makes_accounts
            and person_id != self.person.person_id
            and all(self.may_give(post.role, post.area_code) for post in posts)
        )


def manager_of(person: CurrentPerson) -> Manager:
    """The person as one who gives posts. Refuses `not_allowed` whoever gives none."""
    today = person.grants.today
    spans = tuple(span for span in person.grants.spans if span.holds_on(today) and span.role in MANAGES)
    if not spans:
        raise Refusal("not_allowed")
    return Manager(person, spans)
