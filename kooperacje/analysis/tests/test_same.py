"""Remarks that say the same are found, put together by a person, and counted in both numbers; none is dropped."""

from random import Random
from uuid import uuid4

import pytest

from kooperacje.analysis import actions, likeness
from kooperacje.analysis.actions import same
from kooperacje.analysis.models import Likeness, Search
from kooperacje.analysis.queries import same as queries
from kooperacje.analysis.tasks import look_for_same
from kooperacje.analysis.themes import sample
from kooperacje.base import jobs
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.consultations.models import RemarkGroup
from kooperacje.consultations.states import GroupKind

HOME = "/praca/konsultacje/proba-2026/opracowanie/jednakowe/"
LETTER = (
    "Jako mieszkańcy gminy prosimy o utworzenie punktu konsultacyjnego dla rodzin w każdej miejscowości, "
    "także w soboty, ponieważ dojazd do powiatu zajmuje nam pół dnia."
)


def changed(text: str, chance: Random) -> str:
    """The letter as somebody sends it on: a word of their own, one left out, no diacritics, a sentence in front."""
    words = text.split()
    words[chance.randrange(len(words))] = chance.choice(["bardzo", "naprawdę", "u nas"])
    words.pop(chance.randrange(len(words)))
    given = " ".join(words)
    if chance.random() < 0.4:
        given = given.translate(str.maketrans("ąćęłńóśźż", "acelnoszz")).upper()
    return f"Dzień dobry! {given}" if chance.random() < 0.5 else given


def test_no_two_remarks_of_the_sample_are_the_same():
    assert likeness.groups([(one.key, one.text) for one in sample.coded()]) == []


def test_equal_texts_meet_whatever_their_case_and_signs():
    (one,) = likeness.groups([("a", "Za mało czasu!"), ("b", "Inna uwaga"), ("c", "ZA MALO CZASU")])
    assert (one.keys, one.wordings, one.typical, one.least) == (("a", "c"), 1, "a", 1.0)


def test_texts_in_another_script_are_compared_too():
    (one,) = likeness.groups([("a", "Дякуємо за допомогу"), ("b", "дякуємо за допомогу!")])
    assert one.keys == ("a", "b")


def test_texts_without_a_word_are_left_alone():
    assert likeness.groups([("a", "..."), ("b", "..."), ("c", "")]) == []
    assert likeness.groups([]) == []


def test_a_campaign_among_other_remarks_is_found_whole_and_alone():
    chance = Random(7)
    letters = [(f"k{number}", changed(LETTER, chance)) for number in range(40)]
    others = [(one.key, one.text) for one in sample.coded()]
    (one,) = likeness.groups([*others[:150], *letters, *others[150:]])
    assert set(one.keys) == {key for key, _text in letters}
    assert one.wordings > 30
    assert likeness.groups([*others, *letters]) == likeness.groups([*others, *letters])


def test_what_only_a_chain_held_together_stands_apart():
    halves = [" ".join(one.text for one in sample.coded()[at : at + 2]) for at in (0, 2)]
    found = likeness.groups([("a", halves[0]), ("b", f"{halves[0]} {halves[1]}"), ("c", halves[1])])
    assert all({"a", "c"} - set(one.keys) for one in found)


def test_texts_of_the_same_few_sentences_stay_quick_and_lose_no_equal_ones(monkeypatch):
    monkeypatch.setattr(likeness, "PARTS", 0)
    monkeypatch.setattr(likeness, "TRIED", 1)
    chance, coded = Random(5), sample.coded()[:6]
    texts = [f"{chance.choice(coded).text} {chance.choice(coded).text}" for _number in range(60)]
    found = likeness.groups([(str(number), text) for number, text in enumerate(texts)])
    assert all(one.wordings == 1 for one in found)
    assert sum(len(one.keys) for one in found) == sum(texts.count(text) > 1 for text in texts)


@pytest.fixture
def campaign(consultation, fill, add_remark):
    """Ten remarks of which five are one letter and two another remark twice."""
    chance = Random(3)
    fill(3)
    letters = [add_remark(changed(LETTER, chance)) for _number in range(5)]
    twice = [add_remark("Proszę o krótszą kartę."), add_remark("proszę o krótszą kartę")]
    return letters, twice


def test_what_is_found_is_proposed_with_its_numbers(consultation, campaign, officer):
    letters, twice = campaign
    search = actions.look_for_same(consultation, by=officer)
    first, second = queries.waiting(consultation)
    assert (search.remarks, search.done_at is not None) == (10, True)
    assert (first.keys, first.senders) == (letters, 5)
    assert (second.keys, second.wordings) == (twice, 1)
    assert queries.likely_kind(first.senders, first.least) is GroupKind.CAMPAIGN
    assert queries.likely_kind(second.senders, second.least) is GroupKind.DUPLICATE
    assert queries.likely_kind(2, 0.5) is GroupKind.SAME_ARGUMENT


@pytest.fixture
def put(consultation, officer):
    def together(one, *keys, title="Punkt dla rodzin", signatories=None, by=None):
        return actions.group_same(
            one.pk,
            consultation=consultation,
            title=title,
            kind=GroupKind.CAMPAIGN,
            signatories=signatories,
            keys=keys or one.keys,
            by=by or officer,
        )

    return together


def test_a_person_puts_together_and_both_numbers_are_right(consultation, campaign, officer, put, remark_of):
    actions.look_for_same(consultation, by=officer)
    one = queries.waiting(consultation).first()
    assert queries.numbers(consultation) == queries.Numbers(10, 10, 0, 10)
    key = put(one, *one.keys[:4], signatories=120)
    group = RemarkGroup.objects.get(key=key)
    assert (group.title, group.signatories, group.representative) == ("Punkt dla rodzin", 120, one.typical)
    assert [remark_of(each).group for each in one.keys] == [key] * 4 + [None]
    numbers = queries.numbers(consultation)
    assert (numbers.remarks, numbers.arguments, numbers.signatories) == (10, 7, 126)
    assert queries.waiting(consultation).count() == 1


def test_what_was_decided_is_not_proposed_again_unless_more_came(
    consultation, campaign, officer, put, add_remark
):
    actions.look_for_same(consultation, by=officer)
    first, second = queries.waiting(consultation)
    put(first)
    actions.refuse_same(second.pk, consultation=consultation, by=officer)
    actions.look_for_same(consultation, by=officer)
    assert not queries.waiting(consultation).exists()
    add_remark("Proszę o krótszą kartę")
    actions.look_for_same(consultation, by=officer)
    assert [len(one.keys) for one in queries.waiting(consultation)] == [3]
    assert Search.objects.count() == 1


def test_what_is_refused_says_why_and_changes_nothing(consultation, campaign, officer, put):
    actions.look_for_same(consultation, by=officer)
    one = queries.waiting(consultation).first()
    with pytest.raises(BadInput) as refused:
        put(one, one.keys[0], title=" ")
    assert [fault.place for fault in refused.value.faults] == ["remarks", "title"]
    put(one)
    with pytest.raises(NotThere):
        put(one)
    with pytest.raises(NotThere):
        actions.refuse_same(uuid4(), consultation=consultation, by=officer)
    assert RemarkGroup.objects.count() == 1


def test_only_who_edits_the_consultation_decides(consultation, campaign, officer, reader, put):
    actions.look_for_same(consultation, by=officer)
    one = queries.waiting(consultation).first()
    for deed in (
        lambda: put(one, by=reader),
        lambda: actions.look_for_same(consultation, by=reader),
        lambda: actions.refuse_same(one.pk, consultation=consultation, by=reader),
    ):
        with pytest.raises(Denied):
            deed()


def test_a_large_consultation_is_left_to_the_worker(consultation, campaign, officer, monkeypatch):
    monkeypatch.setattr(same, "AT_ONCE", 5)
    asked = []
    monkeypatch.setattr(jobs, "defer", lambda task, **given: asked.append((task, given["consultation_id"])))
    assert actions.look_for_same(consultation, by=officer).done_at is None
    assert asked == [(same.LOOK, str(consultation.pk))]
    look_for_same(str(consultation.pk), jobs.carry(officer))
    assert queries.waiting(consultation).count() == 2
    assert same.look(consultation.pk) is False
    assert same.look(uuid4()) is False


@pytest.fixture
def office(client, host, signed_in):
    signed_in(client, "officer", host)
    return client


def test_the_page_looks_groups_and_leaves_apart(office, consultation, campaign):
    assert "Szukaj jednakowych uwag" in office.get(HOME).content.decode()
    page = office.post(f"{HOME}szukanie/", follow=True).content.decode()
    assert "5 uwag · 5 brzmień · 5 nadawców" in page
    first, second = queries.waiting(consultation)
    given = {"title": "Punkt", "kind": "campaign", "signatories": "5", "remark": first.keys}
    assert office.post(f"{HOME}{first.pk}/grupa/", {**given, "title": ""}).status_code == 400
    page = office.post(f"{HOME}{first.pk}/grupa/", given, follow=True).content.decode()
    assert "Uwagi są teraz zebrane razem" in page
    page = office.post(f"{HOME}{second.pk}/osobno/", follow=True).content.decode()
    assert "Nic tu nie czeka" in page
    assert office.post(f"{HOME}{second.pk}/grupa/", given).status_code == 404


def test_what_is_not_listed_goes_along(office, consultation, fill, add_remark, remark_of):
    fill(0)
    keys = [add_remark("Proszę o krótszą kartę") for _number in range(28)]
    office.post(f"{HOME}szukanie/")
    one = queries.waiting(consultation).get()
    page = office.get(HOME).content.decode()
    assert "Jeszcze 3 uwag tu nie wymieniono" in page
    given = {"title": "Karta", "kind": "duplicate", "remark": keys[:24]}
    office.post(f"{HOME}{one.pk}/grupa/", given)
    assert [remark_of(key).group is None for key in keys] == [False] * 24 + [True] + [False] * 3


def test_a_running_search_and_new_remarks_are_told(office, consultation, campaign, add_remark, officer):
    actions.look_for_same(consultation, by=officer)
    add_remark("Jeszcze jedna")
    assert "uwag przybyło lub ubyło" in office.get(HOME).content.decode()
    Search.objects.update(done_at=None)
    assert "Uwagi są porównywane" in office.get(HOME).content.decode()


def test_a_reader_looks_only(client, host, signed_in, consultation, campaign, officer):
    actions.look_for_same(consultation, by=officer)
    one = Likeness.objects.first()
    signed_in(client, "reader", host)
    page = client.get(HOME).content.decode()
    assert "5 uwag" in page
    assert "Zbierz razem" not in page
    for address in (f"{HOME}szukanie/", f"{HOME}{one.pk}/grupa/", f"{HOME}{one.pk}/osobno/"):
        assert client.post(address).status_code == 403


def test_the_page_asks_no_more_for_more_groups(office, consultation, fill, add_remark, flat_queries, officer):
    fill(2)
    words = iter(["jeden", "dwa", "trzy", "cztery", "pięć", "sześć", "siedem"])

    def grow():
        text = f"Uwaga {next(words)} o czymś zupełnie innym {uuid4().hex}"
        add_remark(text)
        add_remark(text)
        actions.look_for_same(consultation, by=officer)

    assert flat_queries(grow, lambda: office.get(HOME)) < 22
