"""Tables of templates and assessments."""

from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from server.concept import Fact
from server.database import Base


class AssessmentTemplate(Fact, Base):
    """One version of a form that an area put in; another wording, weight or level is another version, with its own row.

    Its items are [{id, side, text_th, kind, most, weight, auto_query}], its levels [{name, min_percent}].
    """

    __tablename__ = "assessment_template"

    sort: Mapped[str] = mapped_column(String(8))
    name: Mapped[str] = mapped_column(String(120))
    version: Mapped[int]
    is_official: Mapped[bool]
    source: Mapped[str] = mapped_column(String(200))
    items: Mapped[list[Any]] = mapped_column(JSON)
    levels: Mapped[list[Any]] = mapped_column(JSON)


class Assessment(Fact, Base):
    """A group was assessed on a day by one version of a form: [{item, points, words, count, of, proved_on}].

    `template_area` is where the form lies, None for one that comes with the app. One that `reverses` another takes it back and
    has no answers.
    """

    __tablename__ = "assessment"

    template_id: Mapped[str] = mapped_column(String(36))
    template_area: Mapped[str | None] = mapped_column(String(4))
    assessed_on: Mapped[str] = mapped_column(String(10))
    minutes_id: Mapped[str | None] = mapped_column(String(36))
    people_count: Mapped[int]
    attended: Mapped[str | None] = mapped_column(String(300))
    is_read_aloud: Mapped[bool]
    answers: Mapped[list[Any]] = mapped_column(JSON)
    reverses: Mapped[str | None] = mapped_column(String(36))
