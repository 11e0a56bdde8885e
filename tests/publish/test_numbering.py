"""Figures and tables of a page are counted where they stand, and named so where the text speaks of them."""

from types import SimpleNamespace

from countercase.publish.sphinx import numbering

BODY = (
    '<p>See <a class="cc-numbered" href="#second"></a> and <a class="cc-numbered" href="#degrees"></a>.</p>'
    '<figure class="cc-figure" id="first" aria-labelledby="a"><figcaption><span>One</span></figcaption></figure>'
    '<figure class="cc-figure cc-balance" id="second"><figcaption><span>Two</span></figcaption></figure>'
    '<table class="docutils align-default" id="degrees"><caption><span class="caption-number">Table 3 '
    "</span><span>Degrees</span></caption></table>"
)


def written(body):
    context, app = {"body": body}, SimpleNamespace(statuscode=0)
    numbering.write(app, "book/lo", "page.html", context, doctree=object())
    return context["body"], app.statuscode


def test_each_kind_is_counted_by_itself_in_the_order_of_the_page():
    body, _ = written(BODY)
    assert '<figcaption><span class="cc-number">Figure 1</span> <span>One</span>' in body
    assert '<figcaption><span class="cc-number">Figure 2</span> <span>Two</span>' in body
    assert '<caption><span class="cc-number">Table 1</span> <span>Degrees</span>' in body


def test_a_reference_says_the_number_and_leads_there():
    body, status = written(BODY)
    assert 'See <a class="cc-numbered" href="#second">Figure 2</a> and' in body
    assert '<a class="cc-numbered" href="#degrees">Table 1</a>' in body
    assert status == 0


def test_a_reference_to_what_is_not_there_fails_the_build():
    body, status = written('<p><a class="cc-numbered" href="#secnd"></a></p>' + BODY)
    assert status == 1
    assert "<p>secnd</p>" in body
