"""Everybody reads what the remarks were about and what was changed because of whom."""

import pytest

from kooperacje.base.actor import system
from kooperacje.consultations import access, actions
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Change, ChangeRemark, Consultation, Remark, RemarkTheme, Theme
from kooperacje.consultations.queries import changes
from kooperacje.consultations.report import build
from kooperacje.consultations.states import ConsultationState
from kooperacje.consultations.tests.test_published import worked

HOME = "/konsultacje/wzorowa/tematy/"
REMARKS = "/konsultacje/wzorowa/uwagi/"
PARTIES = (
    schema.InstitutionRef(key="urzad", name="Urząd Zmyślony", type="starostwo"),
    schema.InstitutionRef(key="szkola", name="Szkoła Zmyślona", type="szkola"),
)


@pytest.fixture
def consultation(land):
    value = worked().model_copy(update={"state": ConsultationState.PUBLISHED, "institutions": PARTIES})
    actions.load(value, by=system("tests"))
    return Consultation.objects.get(slug="wzorowa")


def test_themes_have_the_numbers_of_the_report(consultation, client):
    table = next(table for table in build(worked()).tables() if table.key == "themes")
    (theme,) = changes.themes(consultation)
    assert table.rows == (
        (theme.title, theme.description, theme.remarks, theme.heard, theme.speaking_for, theme.against),
    )
    page = client.get(HOME).content.decode()
    assert f"{REMARKS}?theme=te1" in page
    assert "Obieg informacji" in page


def test_changes_name_who_asked_and_own_corrections(consultation, client):
    page = client.get(HOME).content.decode()
    assert "Wprowadzono 2 zmiany." in page
    assert f'href="{REMARKS}#u1"' in page
    assert "korekta własna" in page
    assert "Literówka." in page
    for part in ("<del>", "<ins>", "było", "jest", "p-7"):
        assert part in page
    assert client.get(f"/en{HOME}").status_code == 200


def test_the_remarks_of_a_theme_are_listed_with_their_numbers(consultation, client):
    page = client.get(f"{REMARKS}?theme=te1").content.decode()
    assert 'id="u1"' in page
    assert 'id="u3"' not in page
    both = client.get(f"{REMARKS}?theme=te1&outcome=not_accepted").content.decode()
    assert 'id="u2"' in both
    assert 'id="u1"' not in both
    assert 'id="u3"' in client.get(f"{REMARKS}?theme=nie-ma").content.decode()
    none = client.get(f"{REMARKS}?theme=te1&outcome=explained").content.decode()
    assert "Wybierz inne stanowisko" in none


def test_a_masked_remark_is_nowhere_in_the_original(consultation, client):
    for address in (HOME, f"{REMARKS}?theme=te1"):
        assert "600 000 000" not in client.get(address).content.decode()


def test_where_nothing_is_listed_the_page_says_so(consultation, client):
    Change.objects.all().delete()
    RemarkTheme.objects.all().delete()
    Theme.objects.all().delete()
    page = client.get(HOME).content.decode()
    assert "nie nazywa tematów" in page
    assert "nie mówi zdanie po zdaniu" in page


def test_before_publication_there_is_no_page(consultation, client):
    actions.advance(consultation, access.REOPEN, by=system("tests"))
    assert client.get(HOME).status_code == 404


def test_many_changes_and_themes_take_as_many_queries_as_one(consultation, client, flat_queries):
    def one_more() -> None:
        number = Change.objects.count()
        remark = Remark.objects.get(key="u3")
        change = Change.objects.create(
            consultation=consultation, key=f"n{number}", position=100 + number, before="a", after="b"
        )
        ChangeRemark.objects.create(owner=change, remark=remark, position=0)
        theme = Theme.objects.create(
            consultation=consultation, key=f"t{number}", position=100 + number, title="Temat"
        )
        RemarkTheme.objects.create(owner=remark, theme=theme, position=number)

    # A parameter that is not kept, so that every look makes the page anew.
    assert flat_queries(one_more, lambda: client.get(f"{HOME}?x=1")) <= 12
    assert flat_queries(one_more, lambda: client.get(f"{REMARKS}?theme=te1&x=1")) <= 12


def test_changes_go_page_by_page(consultation, client):
    for number in range(25):
        Change.objects.create(
            consultation=consultation, key=f"n{number}", position=100 + number, after=f"Zdanie {number}."
        )
    first, second = (client.get(f"{HOME}?page={page}").content.decode() for page in (1, 2))
    assert "Obieg informacji" in first
    assert "Obieg informacji" not in second
    assert "Zdanie 24." in second
    assert "Zdanie 24." not in first
