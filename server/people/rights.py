"""Rights: who may push and pull what. One table; checks, scopes, reports and screens all read it. Pure."""

from collections.abc import Mapping

from server.places.places import AreaLevel
from sync.decide import Author

#: What an officer records on the group's behalf.
_GROUP_WORK = frozenset(
    {
        "group",
        "group_comparison",
        "member",
        "entry",
        "collection_open",
        "roll_call",
        "attendance",
        "collection_count",
        "collection_confirm",
        "collection_close",
        "collection_date",
        "opening_sheet",
        "balance_confirmation",
        "committee_post",
        "minutes",
        "agenda_item",
        "bylaws",
        "bylaw_paragraph",
        "admission",
        "pledge_change",
        "beneficiary_statement",
        "member_exit",
        "member_merge",
        "consent",
        "erasure",
        "milestone",
        "visit",
        "monthly_report",
        "activity_report",
        "assessment",
    }
)
#: What an officer writes down for a group, never for the area it lies in.
_GROUP_RULES = frozenset({"setting", "activity_report"})
_OWN = frozenset({"alert_mark"})
_CARE = frozenset({"case_settle"})
#: What an officer and their mentor write in the scope they share, whatever else either of them is.
COACHING = frozenset({"coaching_note", "coaching_sign"})
#: What a chief adds to a group's work: visits of their own, advice on those of others, and what the public is told.
_VISITING = frozenset({"visit", "visit_advice", "activity_report"})
#: Whoever stands above an officer may want to hear nothing of them for a while, and says why.
_PAUSING = frozenset({"escalation_pause"})
_STEERING = frozenset({"campaign", "target", "setting", "privacy_notice", "assessment_template"})
#: What is promised in writing: drawn up by the province, signed by whoever stands in it.
_SIGNING = frozenset({"mou_signature"})
_PROMISES = _SIGNING | {"mou_template", "mou", "mou_amendment", "ceremony"}

#: Role → kinds it may push, each only where its assignment reaches.
PUSH: Mapping[str, frozenset[str]] = {
    "officer": _GROUP_WORK | _OWN | _CARE | _GROUP_RULES | _SIGNING | COACHING,
    "district_chief": _OWN | _CARE | _VISITING | _PAUSING | _SIGNING | {"milestone_review"},
    "province_staff": _OWN | _CARE | _VISITING | _PAUSING | _STEERING | _PROMISES,
    "province_chief": _OWN | _CARE | _VISITING | _PAUSING | _STEERING | _PROMISES,
    # the general administration presides over the work and sees its figures
    "governor": _OWN,
    "deputy_governor": _OWN,
    "district_head": _OWN,
    # looks after accounts and the audit log, and sees nothing of any member or group
    "system_admin": _OWN,
    # somebody experienced, often retired, whom the office may pair with an officer; what they see follows the pair
    "mentor": _OWN | COACHING,
}

#: Kinds that may be pushed into somebody else's work file, by whoever holds it and may push them at all.
PUSH_IN_FILES = frozenset({"target", "mou", "mou_signature", "mou_amendment", "escalation_pause"})

#: Role → whose work files its phone holds, within its area.
HOLDS_FILES_OF: Mapping[str, frozenset[str]] = {
    "district_chief": frozenset({"officer"}),
    "province_staff": frozenset({"officer", "district_chief"}),
    "province_chief": frozenset({"officer", "district_chief"}),
}

#: Role → what it may push into the areas it stands in.
PUSH_IN_AREA: Mapping[str, frozenset[str]] = {
    role: kinds - _GROUP_RULES if role == "officer" else kinds for role, kinds in PUSH.items()
}

#: Role → whether its phone holds the groups of its area. Supervisors read groups online, where fields narrow.
PULLS_GROUPS: Mapping[str, bool] = {role: role == "officer" for role in PUSH}

#: What an answer can tell, by group of fields; `field_groups` says which field is in which.
#: answer: the answer itself, its time and pages, and what the reader may do. own: one's own work, and the rules that hold
#: where one works. figures: an area, counted. staff: who works where, and what their phones last said. group: which group it
#: is, and the group counted. member: who a member is, and texts that may name one. contact: where a member is reached.
#: amount: what one member promised, paid or has. incident: the register of incidents. installation: how the server stands.
#: Whoever is signed in is told the first two, also without a post.
EVERYBODY = frozenset({"answer", "own"})
_FIGURES = EVERYBODY | {"figures"}
_NAMES = _FIGURES | {"staff", "group"}
_MEMBERS = _NAMES | {"member", "contact", "amount"}
_OFFICE = _NAMES | {"incident", "installation"}

#: Role → the groups of fields it is told, within its area; a mentor, of the officers they accompany. Personal fields narrow with
#: distance: who a member is ends at the district.
SEES: Mapping[str, frozenset[str]] = {
    "officer": _MEMBERS,
    "district_chief": _MEMBERS | {"incident"},
    "province_staff": _OFFICE,
    "province_chief": _OFFICE,
    "governor": _FIGURES,
    "deputy_governor": _FIGURES,
    "district_head": _FIGURES,
    "system_admin": EVERYBODY | {"staff"},
    "mentor": EVERYBODY | {"staff", "group"},
}

#: Role → whether what it is told is about the area it stands in. A mentor's follows the pair, wherever the officer works.
SEES_ITS_AREA: Mapping[str, bool] = {role: role != "mentor" for role in SEES}

#: Groups of fields by which a person can be recognised who is no staff: whoever reads them leaves a line in the audit log.
IDENTITY = frozenset({"member", "contact"})

#: Role → whether it is given reports about its area at all.
READS_REPORTS: Mapping[str, bool] = {role: "figures" in groups for role, groups in SEES.items()}

#: Role → whether reports name officers and groups, or give figures only.
SEES_NAMES: Mapping[str, bool] = {
    role: SEES_ITS_AREA[role] and "group" in groups for role, groups in SEES.items()
}

#: Role → whether it is told who a member is.
SEES_MEMBERS: Mapping[str, bool] = {role: "member" in groups for role, groups in SEES.items()}

#: Role → whose lines it looks after when the server has set them aside: those of these roles within its area.
SUPPORTS: Mapping[str, frozenset[str]] = {
    "district_chief": frozenset({"officer", "mentor"}),
    "province_staff": frozenset(PUSH),
    "province_chief": frozenset(PUSH),
}

#: Role → whether it is told how the installation's backups stand, so that somebody acts.
SEES_BACKUPS: Mapping[str, bool] = {role: role in ("province_staff", "province_chief") for role in PUSH}

#: Role → whether it keeps the register of incidents with personal data for its area.
KEEPS_INCIDENTS: Mapping[str, bool] = {
    role: role in ("district_chief", "province_staff", "province_chief") for role in PUSH
}

#: Role → whether it leads groups, and so may hand them over.
HANDS_OVER: Mapping[str, bool] = {role: role == "officer" for role in PUSH}

#: Role → whether it is told which alerts were sent to whom in its area, and whether they arrived.
SEES_DELIVERIES: Mapping[str, bool] = {role: role in ("province_staff", "province_chief") for role in PUSH}

#: Role → whether it reads the audit log of its area.
READS_AUDIT: Mapping[str, bool] = {role: role in ("province_staff", "system_admin") for role in PUSH}

#: Role → whether a password alone does not open reports to it.
NEEDS_SECOND_FACTOR: Mapping[str, bool] = {role: role not in ("officer", "mentor") for role in PUSH}

#: Role → the levels of the areas its posts stand in. A chief who stands in for another holds a post in each district.
STANDS_IN: Mapping[str, tuple[AreaLevel, ...]] = {
    "officer": ("subdistrict",),
    "district_chief": ("district",),
    "province_staff": ("province",),
    "province_chief": ("province",),
    "governor": ("province",),
    "deputy_governor": ("province",),
    "district_head": ("district",),
    "system_admin": ("nation", "province"),
    "mentor": ("district",),
}

#: Roles whose holder holds no other: who makes accounts must not come to see what lies in the books.
STANDS_ALONE = frozenset({"system_admin"})

#: Role → which posts it gives and ends, each within its own area and never to or from itself.
MANAGES: Mapping[str, frozenset[str]] = {
    "district_chief": frozenset({"officer", "mentor"}),
    "province_staff": frozenset({"officer", "mentor", "district_chief", "district_head"}),
    "province_chief": frozenset({"officer", "mentor", "district_chief", "district_head", "province_staff"}),
    "system_admin": frozenset(PUSH),
}
#: Role → whether it makes accounts, and ends them.
MAKES_ACCOUNTS: Mapping[str, bool] = {role: role in MANAGES and role != "district_chief" for role in PUSH}

#: Role → whether it gives the officers of its area a mentor, and ends that.
PAIRS_MENTORS: Mapping[str, bool] = {
    role: role in ("district_chief", "province_staff", "province_chief") for role in PUSH
}
#: Who may be chosen as an officer's mentor.
MENTORS = ("mentor", "officer", "district_chief", "province_staff", "province_chief")

ROLES = tuple(PUSH)

#: The server as an author: alerts, the command line and the demonstration push as this device.
SERVER_ID = "00000000-0000-5000-8000-000000000001"
SERVER_DEVICE = "00000000-0000-5000-8000-000000000002"
SERVER_AUTHOR = Author(SERVER_ID, frozenset({SERVER_DEVICE}), lambda _operation, _kind, _view: "holds")
