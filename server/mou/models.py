"""Tables of memoranda and ceremonies."""

from typing import Any

from sqlalchemy import JSON, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from server.concept import Fact, Record
from server.database import Base


class MouTemplate(Fact, Base):
    """One version of the text that the people of an area sign in a campaign; another wording is another template.

    `source_words` says where the text comes from, and is printed above it.
    """

    __tablename__ = "mou_template"

    campaign_id: Mapped[str] = mapped_column(String(36))
    party2_role: Mapped[str] = mapped_column(String(20))
    source_words: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    fingerprint: Mapped[str] = mapped_column(String(64))


class Mou(Fact, Base):
    """A memorandum in the file of whoever is its second party: whose, in which words, what is promised until when.

    Names and posts are as they stand on the paper, whoever holds the post later.
    """

    __tablename__ = "mou"

    campaign_id: Mapped[str] = mapped_column(String(36), index=True)
    area_code: Mapped[str] = mapped_column(String(4))
    template_id: Mapped[str] = mapped_column(String(36))
    fingerprint: Mapped[str] = mapped_column(String(64))
    quantity: Mapped[int]
    target_on: Mapped[str] = mapped_column(String(10))
    target_words: Mapped[str | None] = mapped_column(String(200))
    dated_on: Mapped[str] = mapped_column(String(10))
    place: Mapped[str] = mapped_column(String(200))
    party1_name: Mapped[str] = mapped_column(String(120))
    party1_post: Mapped[str] = mapped_column(String(120))
    party2_id: Mapped[str] = mapped_column(String(36))
    party2_name: Mapped[str] = mapped_column(String(120))
    party2_post: Mapped[str] = mapped_column(String(120))


class MouAmendment(Fact, Base):
    """A memorandum is changed or ended, in words of its own that both parties sign; the memorandum stays as it is."""

    __tablename__ = "mou_amendment"

    mou_id: Mapped[str] = mapped_column(String(36))
    change: Mapped[str] = mapped_column(String(6))
    quantity: Mapped[int | None]
    target_on: Mapped[str | None] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(Text)
    fingerprint: Mapped[str] = mapped_column(String(64))


class MouSignature(Fact, Base):
    """Somebody signed a memorandum, or an amendment of it: drawn, or typed with the reason why not drawn.

    `repeats` names the signature whose strokes a first party put under this one too, by a touch of their own.
    """

    __tablename__ = "mou_signature"

    mou_id: Mapped[str] = mapped_column(String(36))
    amendment_id: Mapped[str | None] = mapped_column(String(36))
    party: Mapped[str] = mapped_column(String(8))
    signer_name: Mapped[str] = mapped_column(String(120))
    signer_post: Mapped[str | None] = mapped_column(String(120))
    fingerprint: Mapped[str] = mapped_column(String(64))
    strokes: Mapped[list[Any] | None] = mapped_column(JSON)
    reason: Mapped[str | None] = mapped_column(String(200))
    repeats: Mapped[str | None] = mapped_column(String(36))


class Ceremony(Record, Base):
    """A day on which memoranda are signed; `attended` are the people whose own were to be signed and who came."""

    __tablename__ = "ceremony"

    campaign_id: Mapped[str] = mapped_column(String(36))
    held_on: Mapped[str] = mapped_column(String(10))
    place: Mapped[str] = mapped_column(String(200))
    chair_name: Mapped[str] = mapped_column(String(120))
    chair_post: Mapped[str | None] = mapped_column(String(120))
    guests: Mapped[str | None] = mapped_column(Text)
    attended: Mapped[list[str] | None] = mapped_column(JSON)
