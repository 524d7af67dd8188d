"""Mentorships and coaching on the wire."""

from server.concept import Concept, edit_shape_of, shape_of
from server.fields import Choice, Day, Lines, RowId, StrictSchema, Text
from server.mentoring.models import CoachingNote, CoachingSign, Mentorship
from server.mentoring.rules import (
    MENTORSHIP_FIELDS,
    NOTE_SORTS,
    WORDS,
    check_mentorship,
    check_note,
    check_sign,
    note_references,
    sign_references,
)
from sync.kind import IN_MENTORSHIP, Kind


class MentorshipSchema(StrictSchema):
    """A mentor and an officer from a day to a day. Only the page of staff makes one: no role may push it."""

    mentee_id = RowId()
    mentor_id = RowId()
    mentee_name = Text(length_max=120)
    mentor_name = Text(length_max=120)
    from_on = Day()
    to_on = Day(allow_none=True)


class CoachingNoteSchema(StrictSchema):
    """Coaching that took place, a question, or an answer."""

    sort = Choice(NOTE_SORTS, required=True)
    text = Lines(length_max=1000, required=True)
    about_id = RowId(allow_none=True, load_default=None)


class CoachingSignSchema(StrictSchema):
    """Whether coaching that was noted took place."""

    note_id = RowId(required=True)
    word = Choice(WORDS, required=True)


_mentorship, _note, _sign = MentorshipSchema(), CoachingNoteSchema(), CoachingSignSchema()

CONCEPTS = (
    Concept(
        "mentorship",
        Kind(
            "mentorship",
            "merge",
            IN_MENTORSHIP,
            edit_shape_of(_mentorship),
            founds=True,
            fields=MENTORSHIP_FIELDS,
            check=check_mentorship,
        ),
        Mentorship,
        _mentorship,
    ),
    Concept(
        "coaching_note",
        Kind(
            "coaching_note",
            "append",
            IN_MENTORSHIP,
            shape_of(_note),
            references=note_references,
            check=check_note,
        ),
        CoachingNote,
        _note,
    ),
    Concept(
        "coaching_sign",
        Kind(
            "coaching_sign",
            "append",
            IN_MENTORSHIP,
            shape_of(_sign),
            references=sign_references,
            check=check_sign,
        ),
        CoachingSign,
        _sign,
    ),
)
