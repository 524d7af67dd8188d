from hypothesis import given
from hypothesis import strategies as st

from server.people.devices import CODE_LETTERS
from server.slips.slip_code import SLIP_CODE_LENGTH, read_slip_text, slip_code
from tests.vector_cases import every_case


@every_case("slip_code", "slip_code")
def test_slip_code(given: str, then: str) -> None:
    assert slip_code(given) == then


@given(st.binary(min_size=32, max_size=32))
def test_a_code_has_eight_letters_that_cannot_be_taken_for_one_another(hashed: bytes) -> None:
    code = slip_code(hashed.hex())
    assert len(code) == SLIP_CODE_LENGTH
    assert set(code) <= set(CODE_LETTERS)


@given(st.binary(min_size=32, max_size=32))
def test_a_code_is_read_however_it_is_typed(hashed: bytes) -> None:
    code = slip_code(hashed.hex())
    thai = code.translate({ord(str(digit)): chr(0x0E50 + digit) for digit in range(10)})
    for typed in (code.lower(), f" {code[:4]}-{code[4:]} ", f"{code[:4]} {code[4:]}", thai):
        assert read_slip_text(typed) == code
