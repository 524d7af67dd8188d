"""Who has signed the memoranda of a campaign, and who has still to."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, or_, select

from server.campaigns.models import Campaign
from server.clock import format_instant
from server.errors import Refusal
from server.mou.models import Mou, MouAmendment, MouSignature, MouTemplate
from server.mou.rules import PARTIES
from server.people.assignment import Assignment
from server.people.models import Person
from server.places.places import Place, ancestors_of
from server.places.within import within
from server.rulebook.lookup import load_settings, setting_in

_PARTY2 = "mou_party2_role"


@dataclass(slots=True)
class Signer:
    """Somebody who is to be the second party of a memorandum; `mou_id` None until it is drawn up."""

    person_id: str
    name: str
    area_codes: list[str] = field(default_factory=list)
    mou_id: str | None = None
    dated_on: str | None = None
    signed: list[str] = field(default_factory=list)

    def has(self, *parties: str) -> bool:
        """Whether all of these have signed."""
        return set(parties) <= set(self.signed)


def mous_report(
    connection: Connection, area: Place, campaign_id: str, now: datetime, today: date
) -> dict[str, Any]:
    """The report, in seven questions at the most. Refuses `not_found` for an unknown campaign."""
    campaign = connection.execute(
        select(Campaign.id, Campaign.name).where(Campaign.id == campaign_id)
    ).first()
    if campaign is None:
        raise Refusal("not_found", field="campaign")
    role, signers = load_signers(connection, area, campaign_id, today)
    told = sorted(signers.values(), key=lambda signer: (signer.area_codes, signer.name, signer.person_id))
    return {
        "as_of": format_instant(now),
        "campaign": {"id": campaign.id, "name": campaign.name},
        "party2_role": role,
        "counts": {
            "people": len(told),
            "drawn_up": sum(signer.mou_id is not None for signer in told),
            "party1": sum(signer.has("party1") for signer in told),
            "party2": sum(signer.has("party2") for signer in told),
            "both": sum(signer.has("party1", "party2") for signer in told),
            "whole": sum(signer.has(*PARTIES) for signer in told),
        },
        "people": [
            {
                "person_id": signer.person_id,
                "name": signer.name,
                "area_codes": signer.area_codes,
                "mou_id": signer.mou_id,
                "dated_on": signer.dated_on,
                "signed": signer.signed,
            }
            for signer in told
        ],
    }


def load_signers(
    connection: Connection, area: Place, campaign_id: str, today: date
) -> tuple[str, dict[str, Signer]]:
    """Which role signs as second party, and by id everybody of the area who has it today. Six questions at the most."""
    role = _party2_role(connection, area, campaign_id, today)
    signers = _load_people(connection, area, role, today)
    _load_mous(connection, campaign_id, signers)
    return role, signers


def _party2_role(connection: Connection, area: Place, campaign_id: str, today: date) -> str:
    """Who the newest text of the place names as second party; before there is a text, whom the province says."""
    scopes = [f"area:{code}" for code in ancestors_of(area.code)]
    nearest_newest = connection.execute(
        select(MouTemplate.party2_role)
        .where(MouTemplate.campaign_id == campaign_id, MouTemplate.scope_id.in_(scopes))
        .order_by(func.length(MouTemplate.scope_id).desc(), MouTemplate.seq.desc())
        .limit(1)
    ).scalar()
    return nearest_newest or setting_in(
        _PARTY2, load_settings(connection, _PARTY2), area.code, today.isoformat()
    )


def _load_people(connection: Connection, area: Place, role: str, today: date) -> dict[str, Signer]:
    day = today.isoformat()
    rows = connection.execute(
        select(Person.id, Person.display_name, Assignment.area_code)
        .join(Assignment, Assignment.scope_id == "person:" + Person.id)
        .where(
            Assignment.role == role,
            Assignment.from_on <= day,
            or_(Assignment.to_on.is_(None), Assignment.to_on >= day),
            within(Assignment.area_code, area.code),
            Person.disabled_at.is_(None),
        )
        .order_by(Assignment.area_code)
    )
    signers: dict[str, Signer] = {}
    for person_id, name, area_code in rows:
        signers.setdefault(person_id, Signer(person_id, name)).area_codes.append(area_code)
    return signers


def _load_mous(connection: Connection, campaign_id: str, signers: Mapping[str, Signer]) -> None:
    """The first memorandum of each that was not ended, as the phones have it, and which parties have signed it."""
    of_campaign = select(Mou.id).where(Mou.campaign_id == campaign_id)
    ended = set(
        connection.execute(
            select(MouAmendment.mou_id).where(
                MouAmendment.mou_id.in_(of_campaign), MouAmendment.change == "ended"
            )
        ).scalars()
    )
    signed = defaultdict[str, set[str]](set)
    for mou_id, party in connection.execute(
        select(MouSignature.mou_id, MouSignature.party)
        .where(MouSignature.mou_id.in_(of_campaign), MouSignature.amendment_id.is_(None))
        .distinct()
    ):
        signed[mou_id].add(party)
    for scope, mou_id, dated_on in connection.execute(
        select(Mou.scope_id, Mou.id, Mou.dated_on).where(Mou.campaign_id == campaign_id).order_by(Mou.seq)
    ):
        signer = signers.get(scope.removeprefix("person:"))
        if signer is not None and signer.mou_id is None and mou_id not in ended:
            signer.mou_id, signer.dated_on = mou_id, dated_on
            signer.signed = [party for party in PARTIES if party in signed[mou_id]]
