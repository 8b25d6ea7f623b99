"""Documents of a team, written from its data."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from kooperacje.agreements import access as agreements
from kooperacje.agreements import actions as signing
from kooperacje.agreements import queries as papers
from kooperacje.agreements import sheets
from kooperacje.base import clock
from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.decisions import Denied
from kooperacje.documents import docx, html, pdf
from kooperacje.partnership import access, actions, subjects
from kooperacje.partnership import papers as written
from kooperacje.partnership.papers import facts, owners, patterns
from kooperacje.partnership.rules import rules_adopted
from kooperacje.partnership.tests import making
from kooperacje.partnership.values import PlanEntry

pytestmark = pytest.mark.django_db
YEAR = clock.today().year


@pytest.fixture
def members():
    return [making.a_provider(f"inst-{n}", type="ops", seat="1207011") for n in range(3)]


@pytest.fixture
def team(members):
    leader = making.a_provider("mops", type="mops", seat="1207011")
    return making.at_work(making.a_team(leader, purpose="Wspólna pomoc | rodzinom"), leader, *members)


@pytest.fixture
def declaration(team, members):
    return team.declarations.get(institution=members[0])


def build(subject, kind):
    builder = agreements.builder_of(subject, kind)
    text = builder.make(subject)
    return text, "\n".join([text.title, *(f"{part.heading}\n{part.text}" for part in text.parts)])


def kinds_of(subject):
    return [one.kind for one in agreements.owner_of(subject).builders(subject)]


def test_every_pattern_is_filled_and_says_what_it_does_not_know(team, declaration):
    for subject in (subjects.of(team), written.subject_of_declaration(declaration)):
        for kind in kinds_of(subject):
            text, whole = build(subject, kind)
            assert text == text.tidy()
            assert "{" not in whole, kind
            assert "None" not in whole, kind


def test_rules_say_what_the_team_has_settled_and_leave_open_what_nobody_knows(team, members):
    text, whole = build(subjects.of(team), owners.RULES)
    assert "Wspólna pomoc / rodzinom" in whole
    assert "powiat limanowski" in whole
    for one in members:
        assert one.name in whole
    assert "co najmniej raz na 3 miesiące." in whole
    assert "co najmniej 50 % instytucji" in whole
    assert "nie są podstawą prawną wymiany danych" in whole
    assert "sposób głosowania i wymagana większość" in text.blanks
    with override("en"):
        assert build(subjects.of(team), owners.RULES)[0] == text, "a document is in Polish for everybody"


def test_the_declaration_says_what_was_declared_and_holds_for_its_term(declaration):
    subject = written.subject_of_declaration(declaration)
    text, whole = build(subject, owners.ACCESSION)
    assert declaration.institution.name in text.title
    assert "Jan Zmyślony" in whole
    assert "osoba koordynująca" in whole
    assert (text.first_day, text.last_day) == (declaration.valid_from, None)
    declaration.valid_to = clock.today() + timedelta(days=10)
    declaration.save()
    assert build(subject, owners.ACCESSION)[0].last_day == clock.today() + timedelta(days=9)
    declaration.valid_from = None
    assert "od dnia przyjęcia" in build_text(declaration)


def build_text(declaration):
    from kooperacje.partnership.papers import facts

    return facts.of_declaration(declaration)["term"]


def test_plan_and_report_follow_the_tasks_and_the_year(team, members):
    entry = PlanEntry("Wspólne dyżury", owner=members[0], due=date(YEAR, 12, 1), indicator="lista dyżurów")
    actions.add_item(by=making.BY, team=team, year=YEAR, entry=entry)
    plan, whole = build(subjects.of(team), f"{owners.PLAN}-{YEAR}")
    assert (plan.first_day, plan.last_day) == (date(YEAR, 1, 1), date(YEAR, 12, 31))
    assert f"| 1 | Wspólne dyżury | {members[0].name} | 1.12.{YEAR} | lista dyżurów |" in whole
    report, told = build(subjects.of(team), f"{owners.REPORT}-{YEAR}")
    assert report.last_day is None
    assert "| Odbyte spotkania | 2 |" in told
    assert "zaplanowane" in told
    assert told.count("przystąpiła") == 4
    letter = build(
        written.subject_of_declaration(team.declarations.get(institution=members[0])), owners.LEAVING
    )
    assert f"| Wspólne dyżury | 1.12.{YEAR} |" in letter[1]


def test_a_report_is_offered_for_years_in_which_the_team_stood(team):
    def offered() -> list[str]:
        return [
            one.kind
            for one in owners.builders(subjects.of(team))
            if one.kind.startswith(f"{owners.REPORT}-2")
        ]

    today = clock.today()
    team.valid_from = today.replace(month=1, day=1)
    team.save()
    assert offered() == [f"{owners.REPORT}-{today.year}"]
    team.valid_from = team.valid_from.replace(year=today.year - 1)
    team.save()
    assert offered() == [f"{owners.REPORT}-{today.year}", f"{owners.REPORT}-{today.year - 1}"]


def test_the_list_of_minutes_shows_what_is_missing(team):
    assert build(subjects.of(team), owners.MINUTES)[1].count("nie ma |") == 2


def test_who_signs_what(team, members, declaration):
    subject = subjects.of(team)
    owner = agreements.owner_of(subject)
    everybody = {team.leader_id, *(one.pk for one in members)}
    assert set(owner.signatories(subject, owners.RULES)) == everybody
    assert list(owner.signatories(subject, f"{owners.PLAN}-{YEAR}")) == [team.leader_id]
    assert list(owner.signatories(subject, owners.AGREEMENT)) == [team.leader_id]
    assert owner.signatories(subject, owners.MINUTES) == ()
    one = written.subject_of_declaration(declaration)
    asked = agreements.owner_of(one)
    assert list(asked.signatories(one, owners.ACCESSION)) == [declaration.institution_id]
    assert list(asked.signatories(one, owners.RENEWAL)) == [team.leader_id]


def test_rules_are_written_signed_adopted_and_rendered(team, members):
    paper = signing.create_paper(by=making.BY, subject=subjects.of(team), kind=owners.RULES)
    out = signing.send_for_signature(by=making.BY, version=paper.versions.get(), blanks_stay=True)
    for one in (team.leader, *members):
        contact = making.an_actor("contact", one)
        signing.consent(by=contact, version=out, institution=one, function="dyrektor", seen=out.digest)
    assert not rules_adopted(team)
    signing.adopt(by=making.BY, version=out)
    assert rules_adopted(team)
    assert [one.number for one in papers.public(subjects.of(team))] == [paper.number]
    document = sheets.document(paper, paper.versions.get(), team.name)
    assert pdf.render(document).startswith(b"%PDF")
    assert docx.render(document).startswith(b"PK")
    assert members[0].name in html.page(document)


def test_who_may_what_with_papers_of_a_team_and_of_an_institution(team, members, declaration):
    subject, one = subjects.of(team), written.subject_of_declaration(declaration)
    keeper, contact = making.an_actor("leader", team.leader), making.an_actor("contact", members[0])
    other, stranger = (
        making.an_actor("contact", members[1]),
        making.an_actor("leader", making.a_provider("obcy")),
    )
    wanted = {keeper: (True, True), contact: (False, True), other: (False, False), stranger: (False, False)}
    for actor, (team_too, own) in wanted.items():
        assert bool(agreements.can_in(actor, agreements.EDIT, subject)) == team_too
        assert bool(agreements.can_in(actor, agreements.EDIT, one)) == own
    assert agreements.can_in(contact, agreements.VIEW_ALL, subject)
    assert agreements.can_in(other, agreements.VIEW, one)
    assert not agreements.can_in(contact, agreements.ADOPT, one)
    for nobody in (stranger, ANONYMOUS):
        assert not agreements.can_in(nobody, agreements.VIEW_ALL, subject)
        assert not agreements.can_in(nobody, agreements.VIEW, one)
    paper = signing.create_paper(by=contact, subject=one, kind=owners.ACCESSION)
    with pytest.raises(Denied):
        signing.create_paper(by=other, subject=subject, kind=owners.RULES)
    for actor in (keeper, contact, other, stranger, making.BY):
        seen = agreements.visible(actor).filter(pk=paper.pk).exists()
        assert seen == bool(agreements.can(actor, agreements.VIEW, paper))
    assert agreements.place_of(keeper, subject).label == team.name
    assert agreements.place_of(keeper, one).url == agreements.place_of(keeper, subject).url
    assert access.can(keeper, access.KEEP, team)


@pytest.mark.parametrize("prefix", [subjects.PREFIX, owners.DECLARATION])
def test_what_is_not_there_answers_to_nobody(prefix):
    subject = f"{prefix}:00000000-0000-4000-8000-000000000000"
    owner = agreements.owner_of(subject)
    assert not agreements.can_in(making.BY, agreements.VIEW, subject)
    assert (owner.builders(subject), owner.signatories(subject, "x"), owner.addresses(subject)) == (
        (),
        (),
        (),
    )
    assert owner.place(making.BY, subject).url == "/"


def test_words_of_people_are_never_taken_for_signs():
    assert patterns.cell("a | b\n[[c]] **d**") == "a / b ((c)) ··d··"
    assert patterns.cell(" ") == "nie podano"


@pytest.mark.parametrize("subject", ["partnership.team:x", "partnership.declaration:", "priorities.round:x"])
def test_a_subject_that_is_no_id_belongs_to_nobody(client, subject):
    assert client.get(f"/dokumenty/?sprawa={subject}").status_code == 404


@pytest.mark.parametrize(
    ("number", "told"), [(1, "1 miesiąc"), (3, "3 miesiące"), (12, "12 miesięcy"), (24, "24 miesiące")]
)
def test_months_are_counted_in_polish(number, told):
    assert facts.in_months(number) == told
