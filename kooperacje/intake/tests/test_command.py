"""The command over a folder of good, broken and hostile files: it says what was read and why not, and never falls over."""

import pytest
from click.testing import CliRunner

from kooperacje.files.models import StoredFile
from kooperacje.intake import commands
from kooperacje.intake.models import Item
from kooperacje.intake.states import ItemState
from kooperacje.intake.tests import samples
from kooperacje.journal.models import Event

READ = 6


@pytest.fixture
def folder(form, tmp_path, settings):
    settings.FILES_MAX_BYTES = 2_500_000
    samples.fill(
        tmp_path, samples.good(form), samples.machines(), samples.broken(form), samples.hostile(form)
    )
    return tmp_path


def run(folder, slug="proba-2026"):
    return CliRunner().invoke(commands.intake, [str(folder), "--consultation", slug], catch_exceptions=False)


def test_a_folder_of_everything_is_taken_in_without_a_fall(folder):
    done = run(folder)
    assert done.exit_code == 0
    files = sorted(path.name for path in folder.iterdir())
    assert [name for name in files if name[:34] not in done.output] == []
    states = {item.name: item.state for item in Item.objects.order_by("pk")}
    assert list(states.values()).count(ItemState.READ) == READ
    assert list(states.values()).count(ItemState.SET_ASIDE) == 2
    assert all(item.reason for item in Item.objects.filter(state=ItemState.REFUSED).order_by("pk"))


def test_a_second_run_changes_nothing(folder):
    run(folder)
    before = (Item.objects.count(), StoredFile.objects.count(), Event.objects.count())
    again = run(folder)
    assert again.exit_code == 0
    assert (Item.objects.count(), StoredFile.objects.count(), Event.objects.count()) == before
    assert "new: 0" in again.output or "nowych: 0" in again.output


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("30-uciety.docx", "uszkodzony"),
        ("31-pusty.docx", "pusty"),
        ("33-tekst.docx", "nie jest tym"),
        ("34-pusty.eml", "nie jest wiadomością"),
        ("36-zly-xml.docx", "uszkodzony"),
        ("37-pusty-formularz.docx", "wrócił pusty"),
        ("38-notatka.txt", "ani wypełnionym formularzem"),
        ("50-bomba.docx", "rozpakowaniu"),
        ("51-bomba-klamie.docx", ""),
        ("52-encje.docx", "wczytać lub powielić"),
        ("53-z-zewnatrz.docx", "wczytać lub powielić"),
        ("54-makro.docx", "makra"),
        ("55-makro.docm", "rodzaju"),
        ("56-program.docx", "nie jest tym"),
        ("57-haslo.docx", "hasłem"),
        ("58-formula.xlsx", "formuły"),
        ("59-formula.csv", "formuły"),
        ("60-dde.docx", "uruchamia inny program"),
        ("61-strona.html", "rodzaju"),
        ("63-makro-w-liscie.eml", "rodzaju"),
        ("64-za-duzy.docx", "za duży"),
    ],
)
def test_what_is_refused_says_why_in_one_sentence(form, consultation, officer, settings, name, words):
    from kooperacje.intake.actions import take_in
    from kooperacje.intake.states import Source

    settings.FILES_MAX_BYTES = 2_500_000
    everything = {**samples.broken(form), **samples.hostile(form)}
    (taken,) = take_in(consultation, source=Source.UPLOAD, name=name, content=everything[name], by=officer)
    assert taken.item.state == ItemState.REFUSED
    assert words in taken.item.reason
    assert "%" not in taken.item.reason


def test_names_that_lead_elsewhere_are_only_names(form, consultation, officer):
    from kooperacje.intake.actions import take_in
    from kooperacje.intake.states import Source

    content = samples.hostile(form)["62-sciezki.eml"]
    (taken,) = take_in(consultation, source=Source.UPLOAD, name="../../x.eml", content=content, by=officer)
    assert taken.item.name == "x.eml"
    assert [file["name"] for file in taken.item.content["files"]] == ["passwd.docx", "bomba.docx"]


def test_an_unknown_consultation_or_folder_is_one_sentence(consultation, tmp_path):
    from kooperacje.base.problems import BadInput

    with pytest.raises(BadInput, match="nie-ma"):
        run(tmp_path, "nie-ma")
    with pytest.raises(BadInput, match="nowhere"):
        run(tmp_path / "nowhere")
    assert "folderze" in run(tmp_path).output
