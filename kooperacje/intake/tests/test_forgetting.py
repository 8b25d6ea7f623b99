"""After the retention what came in has no sender, no words and no original; that it came in stays."""

from kooperacje.base.actor import system
from kooperacje.consultations import keepers
from kooperacje.files.models import StoredFile
from kooperacje.intake import queries
from kooperacje.intake.actions import forgetting, take_in
from kooperacje.intake.models import Item
from kooperacje.intake.states import Source
from kooperacje.journal.models import Event

MESSAGE = (
    b"From: Jan Nikt <jan@nigdzie.example>\r\nTo: konsultacje@gospodarz.example\r\nSubject: Uwagi Jana\r\n"
    b"Message-ID: <jan-1@nigdzie.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    b"Nie mamy uwag. Jan Nikt\r\n"
)


def taken(consultation):
    by = system("tests")
    return take_in(consultation, source=Source.MAILBOX, name="jan.eml", content=MESSAGE, by=by)


def test_everything_personal_goes_and_the_count_stays(consultation):
    taken(consultation)
    numbers = queries.counts(Item.objects.filter(consultation=consultation))
    assert forgetting.KEEPER.count(consultation) == 1
    assert forgetting.KEEPER.remove(consultation, system("tests")) == 1
    assert forgetting.KEEPER.count(consultation) == 0
    assert queries.counts(Item.objects.filter(consultation=consultation)) == numbers
    assert not StoredFile.objects.exists()
    said = str(Item.objects.values().get())
    for word in ("Jan", "jan", "nigdzie"):
        assert word not in said
    assert "nigdzie" not in str(list(Event.objects.order_by("pk").values()))


def test_the_same_message_does_not_come_in_anew(consultation):
    taken(consultation)
    forgetting.KEEPER.remove(consultation, system("tests"))
    assert [one.new for one in taken(consultation)] == [False]


def test_what_was_refused_keeps_that_it_was(consultation):
    by = system("tests")
    take_in(consultation, source=Source.UPLOAD, name="jan-nikt.exe", content=b"MZ\x00\x01", by=by)
    forgetting.KEEPER.remove(consultation, by)
    assert "jan" not in str(Item.objects.values().get())


def test_the_pages_still_open(client, consultation, signed_in):
    (one,) = taken(consultation)
    forgetting.KEEPER.remove(consultation, system("tests"))
    signed_in(client, "officer", consultation.organiser)
    home = f"/praca/konsultacje/{consultation.slug}/przychodzace/"
    assert client.get(home).status_code == 200
    assert client.get(f"{home}{one.item.pk}/").status_code == 200


def test_the_removal_of_the_consultation_knows_of_it():
    assert forgetting.KEEPER in keepers.all_of_them()
