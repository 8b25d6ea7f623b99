"""HTML: nothing escapes, nothing breaks the content security policy, the structure is sound."""

from pathlib import Path

from django.contrib.staticfiles import finders
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml import html as parser

from kooperacje.documents import html
from kooperacje.documents.tests import sample
from kooperacje.documents.tests.test_pdf import HOSTILE, hostile_document
from kooperacje.documents.tree import Document, Link, Paragraph, Section
from kooperacje.documents.words import FORBIDDEN

TAGS_OF_SCRIPT = "//script|//style|//iframe|//object|//embed|//link|//base|//form"


def test_a_fragment_keeps_within_the_policy():
    page = parser.fromstring(html.fragment(sample.document()))
    assert page.xpath(TAGS_OF_SCRIPT) == []
    assert page.xpath("//@style") == []
    assert [name for name in page.xpath("//@*") if getattr(name, "attrname", "").startswith("on")] == []


def test_the_standalone_file_needs_nothing_else():
    page = parser.fromstring(html.page(sample.document()))
    assert page.get("lang") == "pl"
    assert page.xpath("//link|//script|//img|//@src") == []
    assert len(page.xpath("//style")) == 1
    assert page.xpath("//h1/text()") == ["Raport z konsultacji modelu współpracy"]
    assert page.xpath("//a[@class='doc-skip']/@href") == ["#doc-main"]


def test_headings_contents_and_anchors_fit_together():
    page = parser.fromstring(html.page(sample.document()))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [href[1:] for href in page.xpath("//a/@href") if href.startswith("#")]
    assert set(targets) <= set(ids)
    levels = [int(node.tag[1]) for node in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    assert levels == [1, 2, 2, 3, 3, 3, 2]


def test_the_first_heading_level_may_be_chosen():
    page = parser.fromstring(html.fragment(sample.document(), level=3, contents=False))
    assert page.xpath("//nav") == []
    assert page.xpath("//h2") == []
    assert len(page.xpath("//h3")) == 3


def test_tables_have_captions_and_scopes():
    page = parser.fromstring(html.fragment(sample.document()))
    for table in page.xpath("//table"):
        assert table.xpath("./caption")
        assert set(table.xpath("./thead//th/@scope")) == {"col"}
        assert set(table.xpath("./tbody//th/@scope")) <= {"row"}
    assert page.xpath("//table[@id='table-remarks']/tbody//th[@scope='row']")
    assert page.xpath("//table[@id='table-remarks']/tfoot//td[last()]/text()") == []


def test_every_chart_is_an_image_with_a_name():
    page = parser.fromstring(html.fragment(sample.document()))
    for picture in page.xpath("//figure//svg"):
        assert picture.get("role") == "img"
        assert picture.get("aria-label").strip()
    assert len(page.xpath("//figure//svg")) == 3


def test_a_template_takes_a_fragment_as_it_is():
    fragment = html.fragment(sample.document())
    assert fragment.__html__() == fragment


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=40))
@example(HOSTILE[2])
@example(HOSTILE[3])
@example('"><script>alert(1)</script><img src=x onerror=alert(1)>')
@example("<!-- </style> ]]> &amp; '")
def test_no_text_becomes_markup(text):
    hostile = hostile_document(text)
    plain = hostile_document("quiet")
    page = parser.document_fromstring(html.page(hostile))
    assert FORBIDDEN.search(html.page(hostile)) is None
    assert page.xpath("//script|//img|//iframe") == []
    assert len(page.xpath("//table//*")) >= len(
        parser.document_fromstring(html.page(plain)).xpath("//table//*")
    )
    shown = page.xpath("//dd")[0].text_content().split()
    assert "".join(shown) == "".join(visible(f"x {text}").split())


def visible(text):
    """What HTML shows of ``text``."""
    return FORBIDDEN.sub("\ufffd", text).replace("\r\n", " ").replace("\r", " ")


def test_svg_is_well_formed_even_with_hostile_words():
    for text in HOSTILE:
        page = html.page(hostile_document(text))
        for picture in page.split("<svg ")[1:]:
            etree.fromstring(f"<svg {picture.split('</svg>')[0]}</svg>")


def test_addresses_are_escaped():
    link = Link("a & b", "https://example.org/?a=1&b='2'")
    page = html.fragment(Document("T", "t", (Section("A", "a", (Paragraph(link),)),)))
    assert "a=1&amp;b=&#x27;2&#x27;" in page


def test_the_site_can_serve_the_sheet():
    found = finders.find("documents/report.css")
    assert found
    assert Path(found).read_text(encoding="utf-8") in html.page(sample.document())
