"""The code on a slip: the fingerprint of the entry's line, short enough to be typed. Pure. Twin of slip_code.ts.

A line holds the fingerprint of the line before it on its phone, so the code stands for everything that was written until
then: who changes an amount afterwards would have to change every slip that was handed out later as well.
"""

from server.people.devices import CODE_LETTERS
from server.values.thai_text import to_western_digits

#: 31**8 is 853 thousand million: not to be guessed at a few questions a minute.
SLIP_CODE_LENGTH = 8

#: Digits of the fingerprint that are used: enough that every code is as likely as the next.
_HASH_DIGITS = 16


def slip_code(line_sha256: str) -> str:
    """The code of a line by its SHA-256, hexadecimal."""
    number = int(line_sha256[:_HASH_DIGITS], 16)
    letters = []
    for _ in range(SLIP_CODE_LENGTH):
        number, place = divmod(number, len(CODE_LETTERS))
        letters.append(CODE_LETTERS[place])
    return "".join(letters)


def read_slip_text(text: str) -> str:
    """A code or a slip number as it was typed: Thai digits, small letters, dashes and spaces are all the same."""
    return "".join(
        letter for letter in to_western_digits(text).upper() if letter.isascii() and letter.isalnum()
    )
