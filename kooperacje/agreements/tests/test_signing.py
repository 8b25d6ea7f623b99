"""Signatures: what is taken as one, what is refused, and what of them can be changed."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from kooperacje.agreements import access, actions, queries
from kooperacje.agreements.models import Signature
from kooperacje.agreements.states import Way
from kooperacje.agreements.tests.test_actions import saying
from kooperacje.base import clock
from kooperacje.base.decisions import Denied
from kooperacje.files.models import StoredFile
from kooperacje.files.queries import pieces

XADES = b'<?xml version="1.0"?><doc><ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/></doc>'
PADES = b"%PDF-1.7\n1 0 obj\n<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>\nendobj\n%%EOF\n"


@pytest.fixture
def contact(person, bodies):
    """Speaks for the first institution."""
    return person("contact", bodies[0].pk)


def test_a_scan_is_kept_with_its_hash_and_covers_the_text_of_its_version(out, bodies, sign):
    signature = sign(out, bodies[0])
    assert (signature.digest, signature.way) == (out.digest, Way.PAPER)
    kept = StoredFile.objects.get(pk=signature.file)
    assert (kept.sha256, kept.owner) == (signature.file_digest, access.owner_name(out.paper))
    standing = queries.standing(out)
    assert (standing.number, standing.missing, standing.is_complete) == (1, (bodies[1],), False)


@pytest.mark.parametrize(
    ("way", "name", "data"),
    [
        (Way.QUALIFIED, "podpis.pdf", PADES),
        (Way.TRUSTED, "podpis.xml", XADES),
        (Way.QUALIFIED, "a.XAdES", XADES),
    ],
)
def test_signed_files_are_kept_as_they_came(out, bodies, sign, way, name, data):
    signature = sign(out, bodies[0], way=way, upload=SimpleUploadedFile(name, data))
    assert b"".join(pieces(StoredFile.objects.get(pk=signature.file))) == data


@pytest.mark.parametrize(
    ("way", "name", "data", "words"),
    [
        (Way.PAPER, "skan.docx", b"PK", "is no scan"),
        (Way.PAPER, "skan.png", b"%PDF-1.7 x", "not what its name says"),
        (Way.QUALIFIED, "skan.jpg", b"x", "is no signed file"),
        (Way.QUALIFIED, "bez.pdf", b"%PDF-1.7 nothing here", "no electronic signature"),
        (Way.TRUSTED, "bez.xml", b"<a/>", "no electronic signature"),
        (Way.TRUSTED, "zly.xml", b"<a>", "cannot be read as XML"),
        (Way.TRUSTED, "wielki.xml", b"<a>", "too large"),
    ],
)
def test_a_wrong_file_gets_one_sentence_and_nothing_is_kept(
    out, bodies, sign, settings, way, name, data, words
):
    if "large" in words:
        settings.FILES_MAX_BYTES = 2
    upload = SimpleUploadedFile(name, data)
    saying(words, sign, version=out, institution=bodies[0], way=way, upload=upload)
    assert not StoredFile.objects.exists()
    assert not Signature.objects.exists()


def test_entities_of_an_xml_file_are_not_opened(out, bodies, sign):
    bomb = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    upload = SimpleUploadedFile("a.xml", bomb)
    saying("no electronic", sign, version=out, institution=bodies[0], way=Way.TRUSTED, upload=upload)


def test_what_makes_no_signature(out, draft, bodies, body, sign, make, adopted):
    stranger = body("Obcy Ośrodek")
    ahead = clock.today() + timedelta(days=1)
    second = make()
    saying("not out for signature", sign, version=second, institution=bodies[0])
    saying("is not among the institutions", sign, version=out, institution=stranger)
    saying("cannot lie ahead", sign, version=out, institution=bodies[0], on=ahead)
    saying("sent for signature on 01.05.2026", sign, version=out, institution=bodies[0], on=date(2026, 4, 30))
    saying("has signed this version already", sign, version=out, institution=bodies[0])


def test_function_and_file_are_asked_for(out, bodies, sign):
    saying("in which function", sign, version=out, institution=bodies[0], function=" ")
    saying("Add the scan", sign, version=out, institution=bodies[0], upload=None)
    with pytest.raises(ValueError, match="consent"):
        sign(out, bodies[0], way=Way.CONSENT)


def test_an_institution_consents_to_the_text_it_saw_and_for_itself_only(out, bodies, contact, leader):
    one, other = bodies
    given = {"version": out, "function": "dyrektor"}
    saying("another one by now", actions.consent, by=contact, institution=one, seen="0" * 64, **given)
    signature = actions.consent(by=contact, institution=one, seen=out.digest, **given)
    assert (signature.way, signature.file, signature.signed_on) == (Way.CONSENT, None, clock.today())
    for by, who in ((contact, other), (leader, other)):
        with pytest.raises(Denied):
            actions.consent(by=by, institution=who, seen=out.digest, **given)


def test_a_contact_records_the_own_signature_on_paper_and_no_other(out, bodies, contact, sign):
    assert sign(out, bodies[0], by=contact).account == contact.account_id
    with pytest.raises(Denied):
        sign(out, bodies[1], by=contact)


def test_a_signature_is_taken_back_with_a_reason_and_given_again(out, bodies, sign, leader, member):
    signature = sign(out, bodies[0])
    with pytest.raises(Denied):
        actions.withdraw_signature(by=member, signature=signature, reason="x")
    saying("why the signature", actions.withdraw_signature, by=leader, signature=signature, reason=" ")
    gone = actions.withdraw_signature(by=leader, signature=signature, reason="zły skan")
    assert (gone.withdrawn_reason, queries.standing(out).number) == ("zły skan", 0)
    saying("taken back already", actions.withdraw_signature, by=leader, signature=gone, reason="x")
    again = sign(out, bodies[0])
    assert queries.standing(out).signed == {bodies[0].pk: again}
    assert queries.withdrawn_signatures(out) == [gone]


def test_no_session_changes_a_signature_or_signs_another_digest(out, bodies, sign):
    signature = sign(out, bodies[0])
    rows = Signature.objects.filter(pk=signature.pk)
    for change in ({"digest": "0" * 64}, {"signed_on": date(2026, 5, 2)}, {"function": "wójt"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)
    signature.pk, signature.institution, signature.digest = None, bodies[1], "0" * 64
    with pytest.raises(IntegrityError), transaction.atomic():
        signature.save(force_insert=True)


def test_who_joins_later_signs_what_was_adopted(adopted, body, sign, leader, member, make):
    late = body("Ośrodek późny")
    actions.ask(by=leader, version=adopted, institution=late)
    saying("asked to sign already", actions.ask, by=leader, version=adopted, institution=late)
    assert queries.standing(adopted).missing == (late,)
    actions.no_longer_ask(by=leader, version=adopted, institution=late)
    actions.ask(by=leader, version=adopted, institution=late, required=False)
    assert queries.standing(adopted).is_complete
    sign(adopted, late, on=date(2026, 6, 1))
    saying(
        "take the signature back first", actions.no_longer_ask, by=leader, version=adopted, institution=late
    )
    with pytest.raises(Denied):
        actions.ask(by=member, version=adopted, institution=late)
    saying("not out for signature", actions.ask, by=leader, version=make(), institution=late)
