"""Money as text. Inside it is whole satang, always; there is no float on the way. Pure. Twin of money.ts."""

import re

from server.values.thai_text import to_western_digits

#: Baht digits, plain or with commas at the thousands; then nothing or exactly two satang digits.
_BAHT = re.compile(r"(0|[1-9]\d{0,11}|[1-9]\d{0,2}(?:,\d{3}){1,3})(?:\.(\d\d))?", re.ASCII)


def parse_baht(text: str) -> int | None:
    """Satang of an amount as typed: Thai or western digits, commas, whole baht or two decimals.

    None for anything else; above all for "1.5", which could be meant either way.
    """
    parts = _BAHT.fullmatch(to_western_digits(text).strip())
    if parts is None:
        return None
    return int(parts[1].replace(",", "")) * 100 + int(parts[2] or "0")


def format_baht(amount_satang: int) -> str:
    """Text: "1,234" for whole baht, "1,234.50" otherwise; a minus sign in front when below nought. Without the unit."""
    baht, rest = divmod(abs(amount_satang), 100)
    sign = "-" if amount_satang < 0 else ""
    return f"{sign}{baht:,}" if rest == 0 else f"{sign}{baht:,}.{rest:02d}"
