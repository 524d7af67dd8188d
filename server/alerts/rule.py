"""What every alert rule shares: a finding, and the id it is known by on server and phone. Pure."""

import uuid
from dataclasses import dataclass

#: Both sides name an alert by the same id, because both make it from this and the finding.
ALERT_NAMESPACE = uuid.UUID("0b8a4c1e-7f52-4d0b-9a55-3f1c6a2e9d10")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something is due: which rule says so, about what, when, and which step of its ladder is reached.

    `raised_on` is the day the step was reached: the same for whoever raises it, whenever they do.
    """

    rule: str
    subject: str
    due_on: str
    step: int
    recipient: str
    raised_on: str

    @property
    def alert_id(self) -> str:
        """The same finding always has the same id, so it is raised once, whoever finds it."""
        name = f"{self.rule}|{self.subject}|{self.due_on}|{self.step}|{self.recipient}"
        return str(uuid.uuid5(ALERT_NAMESPACE, name))
