"""After the retention nobody can tell who answered; that somebody did, and how many remarks there were, stays."""

from kooperacje.answering import content
from kooperacje.answering.actions import forgetting
from kooperacje.answering.models import Code, Entry, Submission
from kooperacje.answering.values import Sender
from kooperacje.base.actor import system
from kooperacje.consultations import keepers

PERSONAL = ("Jan", "jan@", "Tajemnica")


def sent(code, write, send):
    write(code, "Tajemnica Jana", proposed="Tajemnica")
    return send(code, sender=Sender(name="Jan Nikt", email="jan@nikt.example"))


def test_names_addresses_drafts_and_words_go(consultation, code, write, send):
    submission = sent(code, write, send)
    Code.objects.update(label="Jan", network="x")
    remarks = len(submission.content["remarks"])
    assert forgetting.KEEPER.count(consultation) == 2
    assert forgetting.KEEPER.remove(consultation, system("tests")) == 2
    assert forgetting.KEEPER.count(consultation) == 0
    left = Submission.objects.get()
    said = f"{vars(left)} {list(Code.objects.order_by('pk').values())}"
    for word in PERSONAL:
        assert word not in said
    assert not Entry.objects.exists()
    assert len(left.content["remarks"]) == remarks
    assert left.content["institution"] == "Fundacja Próżnia"
    assert left.digest == submission.digest != content.digest(left.content)


def test_the_name_of_somebody_without_an_institution_goes_too(consultation, officer, code, write, send):
    submission = sent(code, write, send)
    Code.objects.update(kind="open")
    forgetting.KEEPER.remove(consultation, system("tests"))
    submission.refresh_from_db()
    assert submission.content["institution"] == ""


def test_the_pages_still_open(client, consultation, host, code, write, send, signed_in):
    submission = sent(code, write, send)
    forgetting.KEEPER.remove(consultation, system("tests"))
    signed_in(client, "officer", host)
    home = f"/praca/konsultacje/{consultation.slug}/nadeslane/"
    assert client.get(home).status_code == 200
    assert client.get(f"{home}{submission.number}/").status_code == 200


def test_the_removal_of_the_consultation_knows_of_it():
    assert forgetting.KEEPER in keepers.all_of_them()
