"""The numbers of a text."""

from each import each

from countercase.verify.numbers import numbers


@each(
    ("text", "values"),
    [
        ("2,951 projects", {2951}),
        ("$29,780.4m and £25.5bn", {29780.4, 29780, 4, 25.5, 25, 5}),
        ("2\u00a0951 and 1\u2009250 and 3’100", {2951, 1250, 3100}),
        ("1,2 and 12,34", {1, 2, 12, 34}),
        ("in 1994.17 It", {1994.17, 1994, 17}),
        ("pages 12–14", {12, 14}),
        ("the 1990s and the 3rd", {1990, 3}),
        ("twelve, Twenty and ninety", {12, 20, 90}),
        ("thirty-five", {30, 5, 35}),
        ("thirty five", {30, 5, 35}),
        ("thirty, five", {30, 5}),
        ("thirty-\nfive", {30, 5, 35}),
        ("thir-\nteen of the twen\u00adty t\u200bwo", {13, 20, 2, 22}),
        ("two hundred thousand", {2, 200, 200000}),
        ("five million", {5, 5e6}),
        ("five. Million", {5}),
        ("the second, and once, twice, half a dozen", {2, 1, 0.5, 12}),
        ("someone often wins a million", set()),
        ("", set()),
    ],
)
def test_each_number_is_read(text, values):
    assert {value for _, value in numbers(text)} == values


def test_a_number_stands_where_it_begins():
    assert sorted(numbers("a 12 b two 3.4")) == [(2, 12), (7, 2), (11, 3), (11, 3.4), (11, 4)]
