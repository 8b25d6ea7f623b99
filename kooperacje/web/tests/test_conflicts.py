"""The comparison after an edit conflict, for values of every kind."""

from datetime import date

import pytest

from kooperacje.base.versions import Stale
from kooperacje.institutions.models import Institution, InstitutionType
from kooperacje.web.conflicts import conflict


def seen(rf, attempted, sent, **now):
    current = Institution(version=7, **now)
    return conflict(rf.post("/x/?a=1", sent), Stale(current, attempted))


def only(rf, attempted, sent, **now):
    (difference,) = seen(rf, attempted, sent, **now).differences
    return difference


def test_a_text_that_came_from_one_field_can_be_edited_again(rf):
    difference = only(rf, {"name": "Nowa"}, {"name": " Nowa "}, name="Stara")
    assert (difference.name, difference.now, difference.yours) == ("name", "Stara", " Nowa ")


def test_what_was_cleaned_into_another_kind_is_shown_and_sent_back_as_it_came(rf):
    page = seen(
        rf, {"valid_from": date(2019, 3, 12)}, {"valid_from": "12.03.2019", "version": "6"}, valid_from=None
    )
    (difference,) = page.differences
    assert (difference.name, difference.now, difference.yours) == ("", "", "2019-03-12")
    assert page.kept == (("valid_from", "12.03.2019"), ("version", "7"))


def test_a_related_thing_is_named(rf):
    before, after = InstitutionType(key="ops"), InstitutionType(key="pcpr")
    difference = only(rf, {"type": after}, {"type": "2"}, type=before)
    assert (difference.now, difference.yours) == ("ops", "pcpr")


def test_a_choice_is_shown_in_words(rf):
    from kooperacje.accounts.models import AccountMembership

    field = AccountMembership._meta.get_field("role")
    value, words = next(iter(field.flatchoices))
    current = AccountMembership(role="")
    current.version = 1
    (difference,) = conflict(rf.post("/", {}), Stale(current, {"role": value})).differences
    assert difference.yours == str(words)


def test_a_list_reads_line_by_line(rf):
    difference = only(rf, {"other_names": ["OPS", "ośrodek"]}, {}, other_names="")
    assert difference.yours == "OPS\nośrodek"


def test_a_field_that_the_model_does_not_have_keeps_its_name(rf):
    current = Institution(version=2)
    current.remark = "tak"
    (difference,) = conflict(rf.post("/", {"remark": "nie"}), Stale(current, {"remark": "nie"})).differences
    assert (difference.label, difference.now, difference.yours) == ("Remark", "tak", "nie")


@pytest.mark.parametrize(("text", "rows"), [("a", 2), ("a\nb\nc", 4), ("a" * 140, 4), ("a\n" * 100, 14)])
def test_the_place_to_write_is_as_high_as_the_text(rf, text, rows):
    assert only(rf, {"name": text}, {"name": text}, name="x").rows == rows


def test_a_file_cannot_be_kept_and_that_is_said(rf):
    from django.core.files.uploadedfile import SimpleUploadedFile

    sent = {"name": "b", "file": SimpleUploadedFile("a.txt", b"a")}
    assert seen(rf, {"name": "b"}, sent, name="a").files_lost is True
    assert seen(rf, {"name": "b"}, {"name": "b"}, name="a").files_lost is False
