"""Limits of a request, enforced before they hurt, and told to the phone by the contract."""

#: The newest version of the wire this server speaks.
PROTOCOL = 1
#: The oldest version it takes operations in. Never raised: a phone that comes back after a year delivers what it has.
PUSH_PROTOCOL_MIN = 1
#: The oldest version it answers a pull in. An app below it learns nothing until it is updated, and goes on sending.
PULL_PROTOCOL_MIN = 1
#: How long such an app waits before it asks again.
UPGRADE_RETRY_SECONDS = 3600
#: Operations in one push; the phone sends the rest in the next one.
PUSH_LINES_MAX = 200
#: Bytes of one push once inflated, and how far a compressed body may grow.
PUSH_BYTES_MAX = 1024 * 1024
INFLATION_RATIO_MAX = 100
#: Outcomes in all pages of one answer to a pull: at most, and the least a phone on a bad line may ask for.
PULL_OUTCOMES_MAX = 2000
PULL_OUTCOMES_MIN = 50
#: Scopes one phone may hold.
PULL_SCOPES_MAX = 500
#: Places of one scope a phone may hold beside its cursor: one for each push since its last pull.
PULL_WITNESSES_MAX = 20
#: Seconds one push may take; chunks that were not begun by then are answered `retry`.
PUSH_SECONDS_MAX = 8.0
#: Seconds a request waits for another writer where what it writes is only that a phone was heard of.
CONTACT_SECONDS_MAX = 1.0
