"""Which campaign a report tells of."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, case, select

from server.campaigns.models import Campaign
from server.campaigns.rules import due_on
from server.places.places import Place, ancestors_of


@dataclass(frozen=True, slots=True)
class CampaignTerms:
    """What a campaign asks of each officer, and until when."""

    id: str
    name: str
    quantity: int
    signed_on: str
    target_on: str
    hard_on: str
    state: str


def find_campaign(
    connection: Connection, area: Place, campaign_id: str | None, today: date
) -> CampaignTerms | None:
    """The campaign that was asked for, else the one for groups that runs here and began last, else the last that ran."""
    scopes = [f"area:{code}" for code in ancestors_of(area.code)]
    statement = select(
        Campaign.id,
        Campaign.name,
        Campaign.quantity,
        Campaign.signed_on,
        Campaign.target_on,
        Campaign.target_earliest_on,
        Campaign.confirmed_on,
        Campaign.hard_on,
        Campaign.state,
    ).where(Campaign.scope_id.in_(scopes))
    if campaign_id is not None:
        statement = statement.where(Campaign.id == campaign_id)
    else:
        statement = statement.where(Campaign.starts_on <= today.isoformat(), Campaign.unit_name.is_(None))
    is_closed = case((Campaign.state == "open", 0), else_=1)
    found = connection.execute(
        statement.order_by(is_closed, Campaign.starts_on.desc(), Campaign.id).limit(1)
    ).first()
    if found is None:
        return None
    target_on = due_on(found.target_on, found.target_earliest_on, found.confirmed_on)
    return CampaignTerms(
        found.id, found.name, found.quantity, found.signed_on, target_on, found.hard_on, found.state
    )
