"""The cases of campaign_due, which the phone's twin passes too."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from server.alerts.rules.campaign_due import campaign_due

CASES = json.loads((Path(__file__).parents[2] / "vectors" / "campaign_due.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_campaign_due(case: dict[str, Any]) -> None:
    given = case["given"]
    findings = campaign_due(
        given["facts"], given["steps"], date.fromisoformat(given["today"]), given["recipient"]
    )
    assert [
        {
            "alert_id": finding.alert_id,
            "rule": finding.rule,
            "subject": finding.subject,
            "due_on": finding.due_on,
            "step": finding.step,
        }
        for finding in findings
    ] == case["then"]
