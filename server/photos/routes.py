"""POST and GET /api/photos/<group>/<sha256>: a photo that a line of the group names."""

import hashlib
from collections.abc import Mapping
from typing import cast

from flask import Response, current_app, request
from flask_smorest import Blueprint
from sqlalchemy import Connection, String, Table, select, union_all
from sqlalchemy import cast as cast_to

from server.activities.models import ActivityReport
from server.clock import format_instant, utc_now
from server.database import reading, writing
from server.errors import Refusal
from server.groups.models import Group
from server.ladder.models import Milestone
from server.ledger.models import Entry
from server.ledger.schemas import PHOTO_BYTES_MAX
from server.monthly_reports.models import MonthlyReport
from server.people.current import current_person
from server.people.grants import Grants
from server.people.identity import note_identity_read
from server.people.rights import PULLS_GROUPS, SEES_MEMBERS
from server.people.uploading import current_uploader
from server.photos.models import Photo
from server.syncing.rate import check_rate
from server.visits.models import Visit
from sync.upload import upload_text

blueprint = Blueprint(
    "photos", __name__, url_prefix="/api/photos", description="Photos that lines of a group name"
)

_JPEG = b"\xff\xd8\xff"
_photo = cast("Table", Photo.__table__)


@blueprint.post("/<group_id>/<sha256>")
@blueprint.doc(
    requestBody={
        "required": True,
        "description": "The JPEG itself. Its SHA-256 is the last part of the address.",
        "content": {"image/jpeg": {"schema": {"type": "string", "format": "binary"}}},
    }
)
@blueprint.response(204)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(404, "NOT_FOUND")
@blueprint.alt_response(413, "REQUEST_ENTITY_TOO_LARGE")
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
@blueprint.alt_response(429, "TOO_MANY_REQUESTS")
def keep_photo(group_id: str, sha256: str) -> Response:
    """Keep a photo; the same one again changes nothing.

    Comes as a push does: within a session, or signed and with the credential of the device. Refuses `not_found` while no
    line of the group that this person wrote, or may write, names it: lines go first.
    """
    uploader, now = current_uploader(), utc_now()
    check_rate("push", uploader.device_id, now)
    jpeg = request.get_data(cache=False)
    if len(jpeg) > PHOTO_BYTES_MAX:
        raise Refusal("too_large")
    if not jpeg.startswith(_JPEG) or hashlib.sha256(jpeg).hexdigest() != sha256:
        raise Refusal("value_invalid", field="sha256")
    uploader.check_signature(upload_text("photo", uploader.device_id, [sha256]))
    scope = f"group:{group_id}"
    with writing() as connection:
        author = _author_of(connection, scope, sha256)
        if author is None or not (
            author == uploader.person_id or _reaches(connection, uploader.grants, scope, PULLS_GROUPS)
        ):
            raise Refusal("not_found")
        known = connection.execute(
            select(_photo.c.sha256).where(_photo.c.scope_id == scope, _photo.c.sha256 == sha256)
        ).first()
        if known is None:
            connection.execute(
                _photo.insert().values(
                    scope_id=scope,
                    sha256=sha256,
                    jpeg=jpeg,
                    author_id=uploader.person_id,
                    device_id=uploader.device_id,
                    received_at=format_instant(now),
                )
            )
    return current_app.response_class(status=204)


@blueprint.get("/<group_id>/<sha256>")
@blueprint.response(200, description="The JPEG.", content_type="image/jpeg")
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(404, "NOT_FOUND")
def show_photo(group_id: str, sha256: str) -> Response:
    """A photo, for whoever holds the group or is told who its members are: what was photographed may name one."""
    person, scope = current_person(), f"group:{group_id}"
    with reading() as connection:
        jpeg = connection.execute(
            select(_photo.c.jpeg).where(_photo.c.scope_id == scope, _photo.c.sha256 == sha256)
        ).scalar()
        if jpeg is None or not _reaches(connection, person.grants, scope, SEES_MEMBERS):
            raise Refusal("not_found")
        officer_id = connection.execute(select(Group.officer_id).where(Group.scope_id == scope)).scalar()
    if officer_id != person.person_id:
        note_identity_read(person, [group_id], utc_now())
    return current_app.response_class(jpeg, mimetype="image/jpeg")


def _author_of(connection: Connection, scope: str, sha256: str) -> str | None:
    """Who wrote the line that names the photo; None while there is none."""
    naming = (
        select(model.author_id).where(model.scope_id == scope, model.photo_sha256 == sha256)
        for model in (Entry, Milestone, MonthlyReport, Visit)
    )
    told = select(ActivityReport.author_id).where(
        ActivityReport.scope_id == scope, cast_to(ActivityReport.photos, String).contains(sha256)
    )
    author: str | None = connection.execute(union_all(*naming, told).limit(1)).scalar()
    return author


def _reaches(connection: Connection, grants: Grants, scope: str, right: Mapping[str, bool]) -> bool:
    """Whether a role that has the right reaches the group's place today."""
    place = connection.execute(select(Group.subdistrict_code).where(Group.scope_id == scope)).scalar()
    return place is not None and any(
        place.startswith("" if area == "th" else area)
        for area in grants.areas(role for role, has in right.items() if has)
    )
