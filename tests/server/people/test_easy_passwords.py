import pytest

from server.people.easy_passwords import is_easy


@pytest.mark.parametrize(
    "password",
    [
        "1234567890",
        "0987654321",
        "qwertyuiop",
        "qwertyasdf1234",
        "1qaz2wsx3edc",
        "aaaaaaaaaaaa",
        "abcabcabcabc",
        "Password2569",
        "!!password!!",
        "yasothon2569",
        "ฟหกดเ้่าสวง",
        "ๆไำพะัีรนย",
        "ๅ/-ภถุึคตจ",
        "กขฃคฅฆงจฉช",
        "ออมทรัพย์2569",
        "กลุ่มออมทรัพย์",
        "ไทยแลนด์4.0",
        # รหัสผ่าน, typed with the Latin layout switched on
        "isylzjko2569",
        # password, typed with the Thai one
        "ยฟหหไนพก2569",
        "chief-3501",
        "chief-350199",
    ],
)
def test_what_a_guesser_tries_first_is_easy(password: str) -> None:
    assert is_easy(password, "chief-3501" if password.startswith("chief-3501") else "officer")


@pytest.mark.parametrize(
    "password",
    [
        "another-password",
        "long-enough-now",
        "ควายสามตัวกินฟาง",
        "7kq2-m9xw-3fhp",
        "rain on the tin roof",
        "omsap-demo-2569",
    ],
)
def test_what_a_person_made_up_is_not(password: str) -> None:
    assert not is_easy(password, "officer")
