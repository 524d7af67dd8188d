"""Table of contents: every concept that syncs and every running sum."""

from collections.abc import Mapping
from typing import cast

from sqlalchemy import Table

from server.activities import schemas as activities
from server.alerts import schemas as alerts
from server.assessments import schemas as assessments
from server.books import schemas as books
from server.campaigns import schemas as campaigns
from server.cases import schemas as cases
from server.cases import set_aside_answer
from server.concept import Concept
from server.governance import schemas as governance
from server.groups import handover
from server.groups import schemas as groups
from server.ladder import schemas as ladder
from server.ledger import schemas as ledger
from server.ledger.models import AccountBalance, GroupMonth
from server.members import schemas as members
from server.mentoring import schemas as mentoring
from server.monthly_reports import schemas as monthly_reports
from server.mou import schemas as mou
from server.people import assignment
from server.privacy import schemas as privacy
from server.rulebook import schemas as rulebook
from server.visits import schemas as visits
from sync.kind import Kind

CONCEPTS: Mapping[str, Concept] = {
    concept.name: concept
    for concept in (
        *assignment.CONCEPTS,
        *rulebook.CONCEPTS,
        *groups.CONCEPTS,
        *handover.CONCEPTS,
        *ledger.CONCEPTS,
        *books.CONCEPTS,
        *governance.CONCEPTS,
        *members.CONCEPTS,
        *privacy.CONCEPTS,
        *ladder.CONCEPTS,
        *monthly_reports.CONCEPTS,
        *visits.CONCEPTS,
        *activities.CONCEPTS,
        *assessments.CONCEPTS,
        *cases.CONCEPTS,
        *set_aside_answer.CONCEPTS,
        *campaigns.CONCEPTS,
        *mentoring.CONCEPTS,
        *mou.CONCEPTS,
        *alerts.CONCEPTS,
    )
}

KINDS: Mapping[str, Kind] = {
    name: concept.kind for name, concept in CONCEPTS.items() if concept.kind is not None
}

TABLES: Mapping[str, Table] = {name: concept.table for name, concept in CONCEPTS.items()}

#: Running sums by name; each table has the scope, the columns of its key, `amount_satang` and `lines`.
SUMS: Mapping[str, Table] = {
    model.__tablename__: cast("Table", model.__table__) for model in (AccountBalance, GroupMonth)
}

#: The sums a phone shows before the entries they are folded from have come.
BROUGHT_FORWARD = (AccountBalance.__tablename__,)
