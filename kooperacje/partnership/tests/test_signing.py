"""Signed declarations: by the link, signed in, and on paper at the leader's; what a signature covers."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kooperacje.agreements.states import Way
from kooperacje.base import clock
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.files import access as files
from kooperacje.files.models import StoredFile
from kooperacje.partnership import access, actions, linking
from kooperacje.partnership.models import Declaration, DeclarationSignature
from kooperacje.partnership.queries import membership
from kooperacje.partnership.tests import making
from kooperacje.partnership.tests.test_life import refused
from kooperacje.partnership.values import Signed

PADES = b"%PDF-1.7\n1 0 obj\n<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>\nendobj\n%%EOF\n"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82"
)


def scan(name="skan.png", content=PNG):
    return SimpleUploadedFile(name, content)


def signed(way=Way.PAPER, *, upload=None, days_ago=0):
    return Signed(way, clock.today() - timedelta(days=days_ago), upload)


@pytest.fixture
def sent(team, school):
    asked = actions.ask(by=making.BY, team=team, institution=school)
    return actions.send(by=making.an_actor("contact", school), declaration=asked, declared=making.declared())


def counts(one):
    return membership.signatures([one]).get(one.pk)


def test_the_institution_adds_its_scan_and_the_file_is_kept_with_its_digest(sent, school, leader, police):
    contact = making.an_actor("contact", school)
    made = actions.sign(by=contact, declaration=sent, signed=signed(upload=scan(), days_ago=1))
    file = StoredFile.objects.get(pk=made.file)
    assert (made.file_digest, made.file_name) == (file.sha256, "skan.png")
    sent.refresh_from_db()
    assert sent.signed_on == clock.today() - timedelta(days=1)
    assert files.get_or_404(making.an_actor("leader", leader), file.pk)
    assert files.get_or_404(contact, file.pk)
    for stranger in (making.an_actor("contact", police), making.an_actor("member", school)):
        with pytest.raises(NotThere):
            files.get_or_404(stranger, file.pk)
        with pytest.raises(Denied):
            actions.sign(by=stranger, declaration=sent, signed=signed(upload=scan()))


def test_another_one_replaces_it_and_both_stay_on_record(sent):
    first = actions.sign(by=making.BY, declaration=sent, signed=signed(upload=scan()))
    second = actions.sign(
        by=making.BY, declaration=sent, signed=signed(Way.QUALIFIED, upload=scan("podpisana.pdf", PADES))
    )
    assert counts(sent) == second
    first.refresh_from_db()
    assert first.replaced_on == clock.today()
    assert first.covers == second.covers


def test_only_who_leads_keeps_a_paper_without_a_scan(sent, school, boss):
    contact = making.an_actor("contact", school)
    assert refused(lambda: actions.sign(by=contact, declaration=sent, signed=signed()), "upload")
    without = signed(Way.TRUSTED)
    assert refused(lambda: actions.sign(by=boss, declaration=sent, signed=without), "upload")
    made = actions.sign(by=boss, declaration=sent, signed=signed())
    assert (made.file, made.file_digest) == (None, "")


@pytest.mark.parametrize(
    ("way", "upload", "place"),
    [
        (Way.PAPER, scan("skan.docx"), "upload"),
        (Way.QUALIFIED, scan("bez.pdf", b"%PDF-1.7 nic"), "upload"),
        (Way.TRUSTED, scan("zly.xml", b"<a"), "upload"),
    ],
)
def test_what_is_no_proof_is_refused(sent, way, upload, place):
    upload.seek(0)
    assert refused(
        lambda: actions.sign(by=making.BY, declaration=sent, signed=signed(way, upload=upload)), place
    )
    assert counts(sent) is None


def test_it_is_signed_after_it_was_written_and_not_in_the_future(team, school, sent, police):
    asked = actions.ask(by=making.BY, team=team, institution=police)
    assert "Najpierw" in refused(
        lambda: actions.sign(by=making.BY, declaration=asked, signed=signed(upload=scan()))
    )
    ahead = signed(upload=scan(), days_ago=-1)
    assert refused(lambda: actions.sign(by=making.BY, declaration=sent, signed=ahead), "signed_on")


def test_a_changed_declaration_is_no_longer_signed(sent, boss):
    actions.sign(by=making.BY, declaration=sent, signed=signed(upload=scan()))
    actions.give_back(by=boss, declaration=sent, reason="Brak telefonu")
    same = actions.send(by=making.BY, declaration=sent, declared=making.declared())
    assert counts(same), "the same words are signed"
    actions.give_back(by=boss, declaration=same, reason="Brak usług")
    changed = actions.send(by=making.BY, declaration=same, declared=making.declared(conditions="Od marca"))
    assert counts(changed) is None
    assert changed.signatures.count() == 1
    actions.give_back(by=boss, declaration=changed, reason="Popraw")
    again = actions.send(
        by=making.BY, declaration=changed, declared=making.declared(), signed=signed(upload=scan())
    )
    assert counts(again)


def test_an_accepted_declaration_may_be_signed_later(sent, boss):
    taken = actions.accept(by=boss, declaration=sent, day=clock.today())
    actions.sign(by=boss, declaration=taken, signed=signed(days_ago=3))
    taken.refresh_from_db()
    assert taken.signed_on == clock.today(), "what was taken in stays as it was"
    with pytest.raises(BadInput):
        actions.sign_by_link(declaration=taken, signed=signed(upload=scan()))


def test_the_link_takes_it_signed_until_its_day(client, team, school):
    asked = actions.ask(by=making.BY, team=team, institution=school)
    url = reverse("partnership:by-link", args=[linking.code(asked)])
    given = {"send": "1", "signatory": "Ewa Zmyślona", "coordinating_0_name": "Jan Zmyślony"}
    page = client.post(url, given)
    assert "Zostaje jeszcze podpis" in page.content.decode()
    first = client.get(url).content.decode()
    assert "Dołącz podpisaną deklarację" in first
    assert "Zmyślon" not in first
    assert client.post(url, {"paper": "1"}).content.startswith(b"%PDF")
    day = clock.today().isoformat()
    assert client.post(url, {"sign": "1", "way": "paper", "signed_on": day}).status_code == 400
    taken = client.post(url, {"sign": "1", "way": "paper", "signed_on": day, "upload": scan()})
    assert "Podpisana deklaracja dotarła" in taken.content.decode()
    assert "no-store" in taken["Cache-Control"]
    one = DeclarationSignature.objects.get()
    assert one.account is None
    assert one.file
    Declaration.objects.update(asked_at=clock.now() - timedelta(days=9), link_until=clock.now())
    assert client.post(url, {"sign": "1", "way": "paper", "signed_on": day}).status_code == 410
    assert "Dołącz podpisaną" not in client.get(url).content.decode()


def test_the_form_takes_it_signed_at_once(client, team, school):
    asked = actions.ask(by=making.BY, team=team, institution=school)
    url = reverse("partnership:by-link", args=[linking.code(asked)])
    given = {"send": "1", "signatory": "Ewa Zmyślona", "coordinating_0_name": "Jan Zmyślony"}
    wrong = client.post(url, {**given, "way": "qualified", "upload": scan()})
    assert wrong.status_code == 400
    assert not DeclarationSignature.objects.exists()
    asked.refresh_from_db()
    assert asked.state == "asked", "nothing is half-saved"
    page = client.post(url, {**given, "way": "paper", "upload": scan()})
    assert "Podpisana deklaracja dotarła" in page.content.decode()


def test_the_leader_sees_who_has_signed_and_takes_in_a_paper(client, sent, team, leader, school, signed_in):
    signed_in(client, "contact", school)
    sign = reverse("partnership:declaration-sign", args=[sent.pk])
    assert sign in client.get(reverse("partnership:desk")).content.decode()
    signed_in(client, "leader", leader)
    members = reverse("partnership:members", args=[team.key])
    assert "niepodpisana" in client.get(members).content.decode()
    accept = reverse("partnership:accept", args=[sent.pk])
    assert "Nie jest jeszcze podpisana" in client.get(accept).content.decode()
    assert "oryginał" in client.get(sign).content.decode()
    day = clock.today().isoformat()
    assert client.post(sign, {"way": "qualified", "signed_on": day}).status_code == 400
    assert client.post(sign, {"way": "paper", "signed_on": day}).status_code == 302
    detail = client.get(reverse("partnership:declaration", args=[sent.pk])).content.decode()
    assert "oryginał jest w instytucji prowadzącej" in detail
    assert "niepodpisana" not in client.get(members).content.decode()
    assert "Nie jest jeszcze podpisana" not in client.get(accept).content.decode()
    client.post(sign, {"way": "paper", "signed_on": day, "upload": scan()})
    assert "skan.png" in client.get(reverse("partnership:declaration", args=[sent.pk])).content.decode()


def test_scans_go_with_the_names(sent, boss):
    actions.sign(by=boss, declaration=sent, signed=signed(upload=scan()))
    actions.accept(by=boss, declaration=sent, day=clock.today())
    long_ago = clock.today() - timedelta(days=4 * 366)
    Declaration.objects.update(valid_from=long_ago, valid_to=long_ago + timedelta(days=1))
    actions.forget_people(by=making.BY)
    kept = DeclarationSignature.objects.get()
    assert (kept.file, kept.file_name) == (None, "")
    assert kept.file_digest
    assert not StoredFile.objects.filter(owner=access.owner_name(sent)).exists()
