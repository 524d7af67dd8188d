"""How long the machines search: a little in every run, as long as one likes with OMSAP_EXAMPLES=5000."""

import os

from hypothesis import Phase, settings

EXAMPLES = int(os.environ.get("OMSAP_EXAMPLES", "25"))
#: Reproducible in every run unless somebody searches on purpose.
MACHINE = settings(
    max_examples=EXAMPLES,
    stateful_step_count=30,
    deadline=None,
    derandomize="OMSAP_EXAMPLES" not in os.environ,
    database=None,
)
#: For a rule that is weakened on purpose: that it is found is enough, how briefly it can be told is not asked.
UNSHRUNK = settings(MACHINE, max_examples=max(EXAMPLES, 100), phases=[Phase.generate])
