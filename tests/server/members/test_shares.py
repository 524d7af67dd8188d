from hypothesis import given as over
from hypothesis import strategies as st

from server.members.shares import shares_satang
from tests.vector_cases import every_case


@every_case("shares", "shares_satang")
def test_shares_satang(given: tuple[int, list[int]], then: list[int]) -> None:
    assert shares_satang(*given) == then


@st.composite
def wholes(draw: st.DrawFn) -> list[int]:
    """Percentages of at least one that come to exactly 100."""
    cuts = sorted(draw(st.sets(st.integers(1, 99), max_size=9)))
    return [end - start for start, end in zip([0, *cuts], [*cuts, 100], strict=True)]


@over(st.integers(0, 10**13), wholes())
def test_shares_come_to_the_sum_and_nobody_else_is_a_satang_short(total: int, percents: list[int]) -> None:
    shares = shares_satang(total, percents)
    assert sum(shares) == total
    assert all(
        0 <= total * percent - share * 100 < 100
        for share, percent in zip(shares[1:], percents[1:], strict=True)
    )
    assert total * percents[0] // 100 <= shares[0] <= total * percents[0] // 100 + len(percents) - 1
