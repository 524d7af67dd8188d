"""What a person may do about other people's posts: judged by their own posts of today."""

from collections.abc import Sequence
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

    def oversees(self, area_code: str) -> bool:
        """Whether an area lies in theirs."""
        return any(span.covers(area_code) for span in self.spans)

    def may_give(self, role: str, area_code: str) -> bool:
        """Whether this role, there, is theirs to give to others."""
        return any(span.covers(area_code) and role in MANAGES[span.role] for span in self.spans)

    @property
    def pairs_mentors(self) -> bool:
        """Whether they give officers a mentor."""
        return any(PAIRS_MENTORS[span.role] for span in self.spans)

    def may_pair(self, standing: Sequence[Post]) -> bool:
        """Whether somebody with these posts is an officer to whom they give a mentor."""
        return any(
            post.role == "officer"
            and any(PAIRS_MENTORS[span.role] and span.covers(post.area_code) for span in self.spans)
            for post in standing
        )

    def may_end(self, person_id: str, post: Post) -> bool:
        """Whether this post is theirs to end; nobody ends their own."""
        return person_id != self.person.person_id and self.may_give(post.role, post.area_code)

    def answers_for(self, person_id: str, standing: Sequence[Post]) -> bool:
        """Whether a person's account is theirs to end or to open anew, by all the posts that still stand.

        Something must stand, and everything that does, here or elsewhere, must be theirs to end.
        """
        return (
            self.makes_accounts and bool(standing) and all(self.may_end(person_id, post) for post in standing)
        )


def manager_of(person: CurrentPerson) -> Manager:
    """The person as one who gives posts. Refuses `not_allowed` whoever gives none."""
    today = person.grants.today
    spans = tuple(span for span in person.grants.spans if span.holds_on(today) and span.role in MANAGES)
    if not spans:
        raise Refusal("not_allowed")
    return Manager(person, spans)
