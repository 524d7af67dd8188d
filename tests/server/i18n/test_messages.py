from server.i18n.messages import say, words_of


def test_a_text_is_filled_in() -> None:
    assert say("cli.serving", "en", url="http://localhost:8000") == "Omsap is served at http://localhost:8000"


def test_thai_is_the_first_language() -> None:
    assert (
        say("problem.not_found") == words_of("th")["problem.not_found"] != words_of("en")["problem.not_found"]
    )


def test_an_unknown_key_is_told_as_it_is() -> None:
    assert say("problem.nobody_wrote_this") == "problem.nobody_wrote_this"
    assert say("problem.nobody_wrote_this", "en") == "problem.nobody_wrote_this"
