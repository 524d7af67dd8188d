"""Logins of the demo province that the tests use, as the README names them."""

from server.demo.posts import DEMO_PASSWORD

#: Has founded nothing yet in the running campaign.
OFFICER = ("officer-3501-3", DEMO_PASSWORD)
#: Holds two groups with months of collections.
OFFICER_WITH_GROUPS = ("officer-3501-1", DEMO_PASSWORD)
DISTRICT_CHIEF = ("chief-3501", DEMO_PASSWORD)
PROVINCE_CHIEF = ("yasothon", DEMO_PASSWORD)
