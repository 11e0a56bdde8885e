"""Formulas on the small world: each function by a number worked out by hand, and nothing else gets through."""

import pytest
from each import each
from small_world import small

from countercase import DataError
from countercase.argue.formula import LARGEST, evaluate, plain, reads_data


@each(
    ("formula", "result"),
    [
        ("1 + 2 * 3", "7"),
        ("7 - 2 - 1", "4"),
        ("-3 + 1", "-2"),
        ("1 / 8", "0.125"),
        ("2 / 3", "0.6667"),
        ("round(2 / 3)", "1"),
        ("round(1 / 3, 2)", "0.33"),
        ("round(1234, -2)", "1200"),
        ("round(1234, -12)", "0"),
        ("999999999999999 + 0.5", "999999999999999.5"),
        ("round(1 / 3, 12) == 1 / 3", "false"),
        ("abs(-2.5)", "2.5"),
        ("10 * 100", "1000"),
        ("1 < 2", "true"),
        ("2 < 2", "false"),
        ("2 <= 2", "true"),
        ("2 > 2", "false"),
        ("2 >= 2", "true"),
        ("2 == 2", "true"),
        ("2 != 2", "false"),
        ("1 < 2 < 3", "true"),
        ("1 < 3 < 2", "false"),
        ("2 < 1 < 3", "false"),
        ("not 1 > 2", "true"),
        ("1 > 2 or 2 > 1", "true"),
        ("1 > 2 or 3 > 4", "false"),
        ("1 > 2 and 2 > 1", "false"),
        ("2 > 1 and 3 > 2", "true"),
        ("'a' == 'a'", "true"),
        ("'a'", "a"),
        ("sum([1, 2, 3])", "6"),
        ("sum(1, 2, 3)", "6"),
        ("min([3, 1, 2])", "1"),
        ("min(3, 1, 2)", "1"),
        ("max([3, 1, 2])", "3"),
        ("max(3, 1, 2)", "3"),
        *((f"{name}(5)", "5") for name in ("sum", "min", "max")),
        ("sum()", "0"),
        ("min([1, 2], [3])", "[1, 2]"),
        ("max([3], [1, 2])", "[3]"),
        ("len([1, 2])", "2"),
        ("rank(3, [5, 4, 3, 2])", "3"),
        ("rank(5, [5, 4, 5])", "1"),
        ("days('2000-02-01', '2000-03-01')", "29"),
        ("days('2000-03-01', '2000-02-01')", "-29"),
        # the budget was 40, and 16 the year before
        ("value('red-budget')", "40"),
        ("comparator('red-budget')", "16"),
        ("value('red-budget') / comparator('red-budget')", "2.5"),
        # it is of 1995 to the end of 1996, the treaty of 1990, and the vote of 2 July 1991, the middle of that year
        ("start('red-budget')", "1995"),
        ("1996.99 < end('red-budget') < 1997", "true"),
        ("1990.99 < end('red-treaty') < 1991", "true"),
        ("1991.49 < start('red-vote') < 1991.51", "true"),
        # the tally: 16 of the port in 1995, 40 of the port and 9 of the town in 1996, and an empty cell in 1997
        ("pick('tally', 'value', year=1995)", "16"),
        ("pick('tally', 'value', year=1996, entity='town')", "9"),
        ("when('tally', 'day', year='1997')", "1997-03-01"),
        ("days(when('tally', 'day', year=1995), when('tally', 'day', year=1996, entity='port'))", "365"),
        ("sum(many('tally', 'value'))", "65"),
        ("len(many('tally', 'value', entity='town'))", "1"),
        ("count('tally')", "4"),
        ("count('tally', entity='town')", "2"),
        ("count('tally', year=[1995, 1996], entity='port')", "2"),
        ("count('tally', year=1900)", "0"),
        # alpha/late weighs 1 for refuses, 3 for complies, and is socialised
        ("weight('alpha', 'late', 'deed', 'complies')", "3"),
        ("weight('alpha', 'late', 'deed', 'refuses')", "1"),
        ("weight('alpha', 'early', 'deed', 'refuses')", "0"),
        ("weight('alpha-add', 'late', 'deed', 'refuses')", "4"),
        ("reached('alpha', 'late', 'socialised')", "true"),
        ("reached('alpha', 'late', 'strategic')", "false"),
        ("reached('alpha', 'early', 'strategic')", "true"),
        ("reached('beta-half', 'only', 'socialised')", "true"),
    ],
)
def test_formulas(formula, result):
    assert plain(evaluate(formula, small())) == result


@each(
    ("formula", "message"),
    [
        ("__import__('os').system('echo hello')", "unknown function: '\\?'"),
        ("open('/etc/passwd')", "unknown function: 'open'"),
        ("().__class__.__bases__", r"the formula holds `\(\).__class__.__bases__`, which is not allowed. It can hold"),
        ("[x for x in [1]]", "which is not allowed"),
        ("lambda: 1", "which is not allowed"),
        ("None", "the formula holds `None`, which is not allowed"),
        ("b'a'", "which is not allowed"),
        ("1j", "which is not allowed"),
        ("2 ** 99999999", r"the formula holds `2 \*\* 99999999`, which is not allowed"),
        ("1 in [1]", "the formula holds `1 in \\[1\\]`, which is not allowed"),
        ("+1", "the formula holds `\\+1`, which is not allowed"),
        ("'a' * 99999999999", "reckons with something that is not a number"),
        ("2 * 'a'", "reckons with something that is not a number"),
        ("[1] + [2]", "reckons with something that is not a number"),
        ("-'a'", "the formula cannot be worked out: bad operand"),
        ("1 < 'a'", "the formula cannot be worked out: '<' not supported"),
        ("1 / 0", "the formula cannot be worked out: .*division by zero"),
        ("float('nan')", "unknown function: 'float'"),
        ("days('2000', '2001')", "the formula cannot be worked out: Invalid isoformat string: "),
        ("sum(", "the formula cannot be read: '\\(' was never closed"),
        ("value(*['a'])", "the formula holds `value\\(\\*\\['a'\\]\\)`, which is not allowed"),
        ("value(**'a')", "which is not allowed"),
        ("sum([1], [2])", "the function `sum` cannot be used with what stands between its brackets"),
        ("min()", "the formula cannot be worked out: "),
        ("max()", "the formula cannot be worked out: "),
        ("many('tally', 'valu', year=1995)", "unknown column of 'tally': 'valu'. Did you mean 'value'"),
        ("len(1)", "the function `len` cannot be used with what stands between its brackets"),
        ("value()", "the function `value` cannot be used with what stands between its brackets"),
        ("1" * 601, "the formula is longer than 600 characters"),
        ("(" * 250 + ")" * 250, "the formula cannot be (read|worked out)"),
        ("round(1, 13)", "a number is rounded to at most 12 places"),
        ("round(1, -13)", "a number is rounded to at most 12 places"),
        ("1000000000 * 1000000", "the formula comes to no finite number, or to one that is too large"),
        ("0 - 1000000000 * 1000000", "the formula comes to no finite number, or to one that is too large"),
        ("1e999 - 1e999", "the formula comes to no finite number, or to one that is too large"),
        ("value('red-budgt')", "unknown evidence: 'red-budgt'. Did you mean 'red-budget'"),
        ("value('red-vote')", "the evidence 'red-vote' has no value\\."),
        ("comparator('red-treaty')", "the evidence 'red-treaty' has no comparator value\\."),
        ("start('red-budgt')", "unknown evidence: 'red-budgt'. Did you mean 'red-budget'"),
        ("end('red-poll')", "the evidence 'red-poll' has no date at that end"),
        ("start('red-visit')", "the evidence 'red-visit' has no date at that end"),
        ("count('tall')", "unknown series: 'tall'. Did you mean 'tally'"),
        ("count('tally', yeer=1)", "unknown column of 'tally': 'yeer'. Did you mean 'year'"),
        ("many('tally', 'valu')", "unknown column of 'tally': 'valu'. Did you mean 'value'"),
        ("pick('tally', 'value', year=1996)", "'tally' has 2 rows where there should be one"),
        ("pick('tally', 'value', year=1900)", "'tally' has 0 rows where there should be one"),
        ("weight('alfa', 'late', 'deed', 'complies')", "unknown case: 'alfa'"),
        ("weight('alpha', 'lat', 'deed', 'complies')", "unknown part of 'alpha': 'lat'. Did you mean 'late'"),
        ("weight('alpha', 'late', 'deeds', 'complies')", "unknown criterion of 'alpha': 'deeds'. Did you mean 'deed'"),
        ("weight('alpha', 'late', 'deed', 'complie')", "unknown level of 'deed': 'complie'. Did you mean 'complies'"),
        ("reached('alpha', 'late', 'social')", "unknown verdict of 'alpha': 'social'"),
    ],
)
def test_a_formula_can_do_nothing_else(formula, message):
    with pytest.raises(DataError, match=message):
        evaluate(formula, small())


def test_the_largest_formula_and_the_largest_number_pass():
    assert evaluate("1" + " " * 599, small()) == 1
    assert evaluate("999999999 * 1000000", small()) < LARGEST
    assert evaluate("0 - 999999999 * 1000000", small()) > -LARGEST


@each(
    ("formula", "reads"),
    [
        ("1 + 2", False),
        ("sum([1, 2])", False),
        ("'value'", False),
        ("days('2000-01-01', '2000-03-01')", False),
        *((f"{name}('a') + 1", True) for name in ("value", "comparator", "start", "end", "pick", "when", "many")),
        *((f"1 + round({name}('a'), 2)", True) for name in ("count", "weight", "reached")),
        ("sum(", True),
    ],
)
def test_whether_a_formula_takes_anything_from_the_data(formula, reads):
    assert reads_data(formula) is reads


@each(
    ("result", "written"),
    [
        (True, "true"),
        (False, "false"),
        (2, "2"),
        (100, "100"),
        (2.0, "2"),
        (0.5, "0.5"),
        (1 / 3, "0.3333"),
        (0.00004, "0.00004"),
        (0.00006, "0.00006"),
        # to four places 0.00013 is less than a quarter off, and 0.000135 more; to three 0.00044 would be nought
        (0.00013, "0.0001"),
        (0.000135, "0.000135"),
        (0.00044, "0.0004"),
        # the least that the data hold, and less
        (1e-9, "0.000000001"),
        (9e-10, "0"),
        (0.1 + 0.2 - 0.3, "0"),
        ("1990-01-01", "1990-01-01"),
        ([1.0, 2.0], "[1.0, 2.0]"),
    ],
)
def test_a_result_as_a_guard_writes_it(result, written):
    assert plain(result) == written
