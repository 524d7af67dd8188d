"""GET /api/exports/…: a table of a screen as a file, with who took it. Noted in the audit log before anything leaves."""

import base64
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from flask_smorest import Blueprint

from server.audit.log import note
from server.clock import parse_instant, utc_now
from server.database import reading, writing
from server.errors import Refusal
from server.exports.columns import moment_text, place_text, told_columns
from server.exports.schemas import ExportQuerySchema, ExportSchema
from server.exports.sheet import FORMATS, Sheet
from server.exports.tables import TABLES, Table
from server.i18n.messages import Language, say
from server.people.current import CurrentPerson, current_person
from server.people.telling import sight_of
from server.places.places import Place, find_place
from server.reports.groups import find_group_place
from server.reports.officers import completeness
from server.values.thai_date import BANGKOK, bangkok_date

blueprint = Blueprint("exports", __name__, url_prefix="/api/exports", description="Tables as files")


@blueprint.get("/<table_name>")
@blueprint.arguments(ExportQuerySchema, location="query")
@blueprint.response(200, ExportSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
def export_table(asked: dict[str, Any], table_name: str) -> dict[str, Any]:
    """A table as a file: what its screen tells this person, no more, with their name and the time in it."""
    person, now = current_person(), utc_now()
    table = TABLES.get(table_name)
    if table is None:
        raise Refusal("not_found")
    missing = next((name for name in table.asks if name not in asked), None)
    if missing is not None:
        raise Refusal("field_missing", field=missing)
    language: Language = asked["language"]
    where = asked[table.about] if table.about else None
    answer = table.load(person, asked, now)
    items = list(table.items(answer))
    columns = told_columns(table.columns, items)
    caption, place = say(f"export.table_{table_name}", language), _place_of(table, where)
    notes = [
        _watermark(person, caption, _told_area(person, place, answer, language), now, language),
        say("export.as_of", language, when=_moment(parse_instant(answer["as_of"]))),
        *(_completeness(person, place, now, language) if place else ()),
    ]
    sheet = Sheet(
        caption,
        notes,
        [heading for column in columns for heading in column.headings(language)],
        [code for column in columns for code in column.codes()],
        [[cell for column in columns for cell in column.cells(item, language)] for item in items],
    )
    write, media_type = FORMATS[asked["format"]]
    content = write(sheet)
    with writing() as connection:
        about = f"{table_name}:{where}" if where else table_name
        note(connection, person.person_id, "exported", about, person.device.id)
    name = "-".join(filter(None, ("omsap", table_name, where, f"{bangkok_date(now):%Y%m%d}")))
    return {
        "as_of": answer["as_of"],
        "name": f"{name}.{asked['format']}",
        "media_type": media_type,
        "content": base64.b64encode(content).decode(),
    }


def _place_of(table: Table, where: str | None) -> Place | None:
    """The area a table is about; that of the group, where it is about one."""
    if where is None or table.about == "area":
        return find_place(where or "")
    with reading() as connection:
        return find_place(find_group_place(connection, where) or "")


def _told_area(person: CurrentPerson, place: Place | None, answer: dict[str, Any], language: Language) -> str:
    """Of which group or areas a file is; of all that is the reader's, where the table is about no single one."""
    codes = [place.code] if place else dict.fromkeys(person.grants.areas(person.roles))
    names = [place_text(code, language) for code in codes]
    return ", ".join([answer["group"]["name"], *names] if "group" in answer else names)


def _watermark(person: CurrentPerson, caption: str, area: str, now: datetime, language: Language) -> str:
    """What it is, and who took it, in which role and when."""
    role = say(f"role.{person.role}", language) if person.role else ""
    return say(
        "export.watermark",
        language,
        table=caption,
        area=area,
        name=person.display_name,
        role=role,
        when=_moment(now),
    )


def _completeness(person: CurrentPerson, place: Place, now: datetime, language: Language) -> Iterator[str]:
    """What the phones of the area had not sent, as the screen says it; nothing to whoever is told no figures of the area."""
    if "figures" not in sight_of(person, place.code):
        return
    with reading() as connection:
        waiting = completeness(connection, place, now, person.grants.today)
    oldest_at = waiting["oldest_waiting_at"]
    yield say(
        "export.waiting_since" if oldest_at else "export.waiting",
        language,
        waiting=waiting["waiting_operations"],
        silent=waiting["silent_phones"],
        phones=waiting["phones"],
        since=_moment(parse_instant(oldest_at)) if oldest_at else "",
    )


def _moment(instant: datetime) -> str:
    return moment_text(instant.astimezone(BANGKOK))
