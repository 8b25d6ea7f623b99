"""The papers of a team as an archive: what is in it, that its digests are true, and who takes it."""

import io
import zipfile
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
from django.urls import reverse

from kooperacje.agreements import actions as agreements
from kooperacje.agreements.models import PaperVersion
from kooperacje.agreements.states import Way
from kooperacje.agreements.text import Part, Text
from kooperacje.base import clock
from kooperacje.base.decisions import Denied
from kooperacje.files.binder import Binder, safe_name
from kooperacje.journal.models import Event
from kooperacje.partnership import actions, configuration, subjects
from kooperacje.partnership.models import Team
from kooperacje.partnership.pages.archive import archive_page
from kooperacje.partnership.states import TeamState
from kooperacje.partnership.tests import making
from kooperacje.partnership.tests.test_signing import scan
from kooperacje.partnership.values import Signed


def a_paper(team, *signatories, kind="regulamin", title="Regulamin zespołu"):
    paper = agreements.create_paper(
        by=making.BY, subject=subjects.of(team), kind=kind, text=Text(title, (Part("", "1. Tekst."),))
    )
    return agreements.send_for_signature(
        by=making.BY, version=paper.versions.get(), signatories=[one.pk for one in signatories]
    )


@pytest.fixture
def papers(team, school, police):
    """Rules that the school signed and a plan that is a draft; the school's declaration is signed, that of the police is not."""
    version = a_paper(team, school, police)
    agreements.record_signature(
        by=making.BY,
        version=version,
        institution=school,
        function="dyrektorka",
        way=Way.PAPER,
        signed_on=clock.today(),
        upload=scan("podpis szkoły.png"),
    )
    year = clock.today().year
    agreements.create_paper(by=making.BY, subject=subjects.of(team), kind=f"plan-pracy-{year}")
    one = making.a_declaration(team, school)
    actions.sign(by=making.BY, declaration=one, signed=Signed(Way.PAPER, clock.today(), scan()))
    making.a_declaration(team, police)
    return version


def taken(by, team):
    with actions.take_papers(by=by, team=team) as made:
        return zipfile.ZipFile(io.BytesIO(made.read()))


def test_everything_that_was_signed_is_in_it_with_true_digests(papers, team, boss, school):
    archive = taken(boss, team)
    names = archive.namelist()
    folder = next(name for name in names if name.endswith("/tresc.json")).removesuffix("/tresc.json")
    assert f"{folder}/podpisy/szkola/podpis szkoły.png" in names
    assert f"{folder}/dokument.pdf" in names
    assert sha256(archive.read(f"{folder}/tresc.json")).hexdigest() == papers.digest
    assert {"deklaracje/szkola-1/deklaracja.pdf", "deklaracje/szkola-1/podpis/skan.png"} <= set(names)
    assert sum(name.startswith("dokumenty/") and name.endswith(".pdf") for name in names) == 1, "no drafts"
    digests = dict(
        reversed(line.split("  ", 1)) for line in archive.read("skroty.sha256").decode().splitlines()
    )
    assert set(digests) == set(names) - {"skroty.sha256"}
    assert all(sha256(archive.read(name)).hexdigest() == digest for name, digest in digests.items())
    index = archive.read("spis.html").decode()
    for told in ("Kto prowadził", school.name, papers.digest, "dyrektorka", "sha256sum -c", "na papierze"):
        assert told in index, told
    assert Event.objects.filter(verb="partnership.papers_taken").count() == 1


def test_an_empty_team_has_an_index_that_says_so(team, boss):
    archive = taken(boss, team)
    assert set(archive.namelist()) == {"spis.html", "spis.pdf", "skroty.sha256"}
    assert "Nic nie zapisano" in archive.read("spis.html").decode()


def test_who_leads_takes_it_also_after_the_end(client, papers, team, boss, leader, school, signed_in):
    contact = making.an_actor("contact", school)
    with pytest.raises(Denied):
        actions.take_papers(by=contact, team=team)
    actions.move(by=boss, team=team, target=TeamState.ENDED, reason="Koniec")
    page, take = (reverse(f"partnership:{name}", args=[team.key]) for name in ("archive", "take-papers"))
    signed_in(client, "contact", school)
    assert client.get(page).status_code == 404
    signed_in(client, "leader", leader)
    overview = client.get(reverse("partnership:overview", args=[team.key])).content.decode()
    assert page in overview
    assert "nie ustalił" in client.get(page).content.decode()
    assert client.get(take).status_code == 405
    sent = client.post(take)
    assert sent["Content-Type"] == "application/zip"
    assert "no-store" in sent["Cache-Control"]
    assert zipfile.ZipFile(io.BytesIO(b"".join(sent.streaming_content))).testzip() is None
    sent.close()


def test_papers_whose_time_is_over_are_named_once_the_team_has_settled_it(papers, team, boss):
    agreements.withdraw(by=boss, version=papers, reason="Inny")
    PaperVersion.objects.filter(pk=papers.pk).update(ended_on=clock.today() - timedelta(days=5 * 366))
    assert archive_page(boss, team).over == ()
    settings = replace(configuration.of(team.settings), papers_years=5)
    actions.settle(by=boss, team=team, settings=settings, expected=None)
    assert archive_page(boss, Team.objects.get(pk=team.pk)).over == ("Regulamin zespołu",)
    settings = replace(settings, papers_years=6)
    actions.settle(by=boss, team=team, settings=settings, expected=None)
    assert archive_page(boss, Team.objects.get(pk=team.pk)).over == ()


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("../../etc/passwd", "_.._etc_passw"),
        ("a:b?.pdf", "a_b_.pdf"),
        ("...", "plik"),
        ("x" * 200 + ".png", "x" * 80 + ".png"),
        ("bez-końcówki", "bez-końcówki"),
    ],
)
def test_names_lead_nowhere(given, safe):
    assert safe_name(given) == safe


def test_the_same_name_twice_is_kept_twice():
    binder = Binder()
    assert [binder.put(path, b"x") for path in ("a.txt", "a.txt", "spis", "spis")] == [
        "a.txt",
        "a-2.txt",
        "spis",
        "spis-2",
    ]
    binder.finish().close()


def test_what_waits_for_a_signature_is_told_of_on_the_home_page(client, team, school, police, signed_in):
    a_paper(team, school)
    signed_in(client, "contact", police)
    assert "Do podpisu" not in client.get("/").content.decode()
    signed_in(client, "contact", school)
    assert "1 dokument czeka na podpis Twojej instytucji" in client.get("/").content.decode()
    client.logout()
    assert "Do podpisu" not in client.get("/").content.decode()
