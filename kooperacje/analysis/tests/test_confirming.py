"""A person says what a remark is about; the record holds it, and this room how it got there."""

import pytest

from kooperacje.analysis import access, actions
from kooperacje.analysis.models import Coding, Confirmation, Drawn, Sample
from kooperacje.analysis.queries import quality
from kooperacje.analysis.queries import themes as queries
from kooperacje.analysis.themes import sample
from kooperacje.base.actor import ANONYMOUS
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.base.versions import Stale
from kooperacje.consultations.kinds import catalogue
from kooperacje.consultations.queries import rows
from kooperacje.consultations.states import Stance


@pytest.fixture
def confirm(consultation, officer):
    def one(remark, *themes, stance=None, expected=None, by=None):
        actions.confirm(
            consultation, remark=remark, themes=themes, stance=stance, expected=expected, by=by or officer
        )

    return one


def test_confirming_writes_the_record_and_who_and_what_was_proposed(fill, confirm, remark_of, officer):
    fill()
    confirm("u1", "rodo", "relacje", "rodo", stance=Stance.AGAINST)
    one = Confirmation.objects.get()
    assert (remark_of("u1").themes, remark_of("u1").stance) == (("rodo", "relacje"), Stance.AGAINST)
    assert (one.remark, one.themes, one.person) == ("u1", ["rodo", "relacje"], officer.account_id)
    assert len(one.proposed) == 3


def test_no_stance_comes_from_likeness(fill, confirm, remark_of):
    fill()
    confirm("u1", "rodo")
    assert remark_of("u1").stance is None


def test_what_is_refused_changes_nothing(fill, confirm, remark_of):
    fill()
    for themes, place in (((), "themes"), (("nie-ma",), "themes")):
        with pytest.raises(BadInput) as refused:
            confirm("u1", *themes)
        assert refused.value.faults[0].place == place
    with pytest.raises(NotThere):
        confirm("u99", "rodo")
    assert remark_of("u1").themes == ()
    assert not Confirmation.objects.exists()


def test_two_people_on_one_remark_never_overwrite_each_other(
    fill, confirm, remark_of, consultation, colleague
):
    fill()
    seen = rows.version(consultation, catalogue.REMARK, "u1")
    confirm("u1", "rodo", expected=seen)
    with pytest.raises(Stale):
        confirm("u1", "relacje", expected=seen, by=colleague)
    assert remark_of("u1").themes == ("rodo",)
    assert Confirmation.objects.count() == 1


@pytest.mark.parametrize("who", ["reader", "stranger", "anonymous"])
def test_only_who_edits_the_consultation_works_on_remarks(fill, confirm, consultation, reader, person, who):
    fill(14, themed=12)
    drawn = actions.draw(consultation, size=10, by=person("officer", consultation.organiser_id))
    actor = {"reader": reader, "stranger": person("officer"), "anonymous": ANONYMOUS}[who]
    deeds = (
        lambda: confirm("u1", "rodo", by=actor),
        lambda: actions.adopt_codebook(consultation, by=actor),
        lambda: actions.open_theme(consultation, title="Nowy", description="", remarks=["u1"], by=actor),
        lambda: actions.draw(consultation, size=10, by=actor),
        lambda: actions.code(drawn, remark="u1", theme="rodo", by=actor),
    )
    for deed in deeds:
        with pytest.raises(Denied):
            deed()
    assert access.samples(actor, consultation).exists() is (who == "reader")


def test_the_queue_goes_on_behind_the_last_and_begins_anew_at_its_end(fill, confirm, consultation):
    fill(4)
    assert queries.next_key(consultation) == "u1"
    assert queries.next_key(consultation, "u2") == "u3"
    assert queries.next_key(consultation, "u4") == "u1"
    assert queries.next_key(consultation, "nie-ma") == "u1"
    for key in ("u1", "u2", "u3", "u4"):
        confirm(key, "rodo")
    assert queries.next_key(consultation) is None
    assert queries.progress(consultation) == queries.Progress(4, 0)


def test_what_is_confirmed_is_learned_at_once(fill, confirm, consultation, add_remark):
    fill(3)
    for _number in range(4):
        confirm(add_remark("Parking przed urzędem jest pełen"), "finansowanie")
    consultation.refresh_from_db()
    (proposal,) = queries.model(consultation).propose(["Na parkingu przed urzędem nie ma gdzie stanąć"])
    assert proposal.themes[0] == "finansowanie"
    assert queries.model(consultation) is queries.model(consultation)


def test_the_codebook_is_taken_over_once_and_own_themes_stay(consultation, officer):
    first = actions.adopt_codebook(consultation, by=officer)
    assert first == len(sample.codebook()) == len(queries.codebook(consultation))
    assert actions.adopt_codebook(consultation, by=officer) == 0


def test_a_new_theme_comes_with_its_remarks(fill, consultation, officer, remark_of):
    fill(6, themed=2)
    key = actions.open_theme(
        consultation, title=" Parkingi ", description="", remarks=["u1", "u5"], by=officer
    )
    theme = queries.codebook(consultation)[key]
    assert (theme.title, theme.description) == ("Parkingi", None)
    assert remark_of("u5").themes == (key,)
    assert remark_of("u1").themes[1:] == (key,)
    assert set(Confirmation.objects.values_list("remark", flat=True)) == {"u1", "u5"}


@pytest.mark.parametrize(
    ("title", "remarks", "place"),
    [("Parkingi", [], "remarks"), (" ", ["u1"], "title"), ("Parkingi", ["u1", "u99"], "remarks")],
)
def test_a_new_theme_is_added_whole_or_not_at_all(fill, consultation, officer, title, remarks, place):
    fill(2)
    before = len(queries.codebook(consultation))
    with pytest.raises(BadInput) as refused:
        actions.open_theme(consultation, title=title, description="", remarks=remarks, by=officer)
    assert refused.value.faults[0].place == place
    assert len(queries.codebook(consultation)) == before


def test_a_sample_can_be_drawn_again_by_anybody(fill, consultation, officer):
    fill(40, themed=30)
    drawn = actions.draw(consultation, size=12, by=officer)
    keys = [one.remark for one in quality.drawn(drawn)]
    assert keys == quality.order(drawn.pk, list(quality.themed(consultation)))[:12]
    assert drawn.size == 12
    assert all(len(one.proposed) == 3 for one in quality.drawn(drawn))


def test_the_tool_is_asked_before_it_has_seen_the_sample(fill, consultation, officer):
    fill(40, themed=40)
    drawn = actions.draw(consultation, size=10, by=officer)
    one = quality.drawn(drawn)[0]
    text = rows.part(consultation, catalogue.REMARK, one.remark).text
    apart = queries.apart(consultation, [each.remark for each in quality.drawn(drawn)])
    assert one.proposed == list(apart.propose([text])[0].themes)


@pytest.mark.parametrize(("themed", "size"), [(12, 9), (12, 501), (9, 10)])
def test_a_sample_is_neither_too_small_nor_too_large(fill, consultation, officer, themed, size):
    fill(15, themed=themed)
    with pytest.raises(BadInput) as refused:
        actions.draw(consultation, size=size, by=officer)
    assert refused.value.faults[0].place == "size"
    assert not Sample.objects.exists()


def test_the_second_coding_is_compared_with_the_first_and_with_the_tool(
    fill, consultation, officer, colleague
):
    fill(12, themed=12)
    drawn = actions.draw(consultation, size=12, by=officer)
    remarks = quality.drawn(drawn)
    for one in remarks[:10]:
        actions.code(drawn, remark=one.remark, theme=one.first, by=colleague)
    other = next(theme.key for theme in sample.codebook() if theme.key != remarks[10].first)
    actions.code(drawn, remark=remarks[10].remark, theme=other, by=colleague)
    found = quality.quality(remarks, quality.codings(drawn))
    assert (found.drawn, found.coded, found.coders) == (12, 11, 1)
    assert (found.people.remarks, found.people.same) == (11, 10)
    assert 0 < found.people.alpha < 1
    assert found.tool.remarks == 12
    assert found.tool.same == sum(one.first == one.proposed[0] for one in remarks)
    assert found.among_three >= found.tool.same


def test_coding_again_replaces_ones_own_word_only(fill, consultation, officer, colleague, person):
    fill(12, themed=12)
    drawn = actions.draw(consultation, size=10, by=officer)
    key = quality.drawn(drawn)[0].remark
    third = person("officer", consultation.organiser_id)
    for theme, coder in (("rodo", colleague), ("relacje", colleague), ("wladze", third)):
        actions.code(drawn, remark=key, theme=theme, by=coder)
    assert sorted(Coding.objects.values_list("theme", flat=True)) == ["relacje", "wladze"]
    assert quality.quality(quality.drawn(drawn), quality.codings(drawn)).coders == 2


def test_who_coded_first_does_not_code_again(fill, confirm, consultation, officer, colleague):
    fill(12)
    for number in range(1, 13):
        confirm(f"u{number}", "rodo")
    drawn = actions.draw(consultation, size=10, by=officer)
    key = Drawn.objects.filter(sample=drawn).first().remark
    with pytest.raises(Denied):
        actions.code(drawn, remark=key, theme="rodo", by=officer)
    actions.code(drawn, remark=key, theme="rodo", by=colleague)
    with pytest.raises(BadInput):
        actions.code(drawn, remark=key, theme="nie-ma", by=colleague)
    with pytest.raises(NotThere):
        actions.code(drawn, remark="u99", theme="rodo", by=colleague)
