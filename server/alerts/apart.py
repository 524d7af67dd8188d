"""One matter at a time: facts that a rule cannot reckon with cost what they are about, never everybody else's alerts."""

import logging
from collections.abc import Iterable

from server.alerts.rule import Finding

log = logging.getLogger("omsap.alerts")


def apart(about: str, findings: Iterable[Finding]) -> list[Finding]:
    """The findings about one group or person, given by its id; none when the rules break on its facts, which the log says."""
    try:
        return list(findings)
    except (ArithmeticError, LookupError, TypeError, ValueError):
        log.exception("the rules broke on %s", about)
        return []
