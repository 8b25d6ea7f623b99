"""The files of a published report: ordered with the publication, made by the worker, whole or absent."""

from datetime import datetime
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import connection

from kooperacje.base.actor import system
from kooperacje.consultations import actions, packs
from kooperacje.consultations.actions import packing
from kooperacje.consultations.models import Consultation
from kooperacje.consultations.states import ConsultationState
from kooperacje.consultations.tests.values import sound
from kooperacje.documents.pack import PackError


@pytest.fixture(autouse=True)
def data_folder(settings, patient: None, tmp_path: Path) -> Path:  # type: ignore[no-untyped-def]
    settings.DATA = tmp_path
    return tmp_path


def jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = %s", [packing.WRITE])
        return cursor.fetchone()[0]


def loaded(**changes: object) -> Consultation:
    institutions = [i.model_copy(update={"type": "szkola"}) for i in sound().institutions]
    value = sound(institutions=tuple(institutions), **changes)
    actions.load(value, by=system("tests"))
    return Consultation.objects.get(slug=value.slug)


def found(consultation: Consultation, language: str = "pl") -> packs.Pack | None:
    return packs.find(consultation.pk, packs.stamp(consultation.changed_at), language)


def test_only_a_published_report_is_ordered(land) -> None:  # type: ignore[no-untyped-def]
    loaded(slug="szkic")
    assert jobs() == 0
    loaded(state=ConsultationState.PUBLISHED)
    assert jobs() == 1
    loaded(state=ConsultationState.PUBLISHED)
    assert jobs() == 1, "an unchanged file asks for nothing"


def test_the_worker_makes_every_format_in_both_languages(land) -> None:  # type: ignore[no-untyped-def]
    consultation = loaded(state=ConsultationState.PUBLISHED)
    assert found(consultation) is None
    assert packing.write(consultation.pk)
    assert not packing.write(consultation.pk), "made once"
    for language, word in (("pl", "Wnioski"), ("en", "Conclusions")):
        pack = found(consultation, language)
        assert pack
        assert {"html", "pdf", "docx", "xlsx", "json", "csv", "yaml"} == {file.kind for file in pack.files}
        assert word in pack.fragment()
        assert all((pack.folder / file.name).stat().st_size == file.size for file in pack.files)


def test_a_change_makes_the_old_files_go(land) -> None:  # type: ignore[no-untyped-def]
    before = loaded(state=ConsultationState.PUBLISHED)
    packing.write(before.pk)
    after = loaded(state=ConsultationState.PUBLISHED, summary="Dopisane.")
    assert found(after) is None
    packing.write(after.pk)
    assert found(after)
    assert found(before) is None


def test_nothing_is_left_of_a_pack_that_could_not_be_written(land, data_folder: Path) -> None:  # type: ignore[no-untyped-def]
    consultation = loaded(state=ConsultationState.PUBLISHED)
    with patch("os.fsync", side_effect=OSError(28, "No space left on device")), pytest.raises(PackError):
        packing.write(consultation.pk)
    assert [path for path in (data_folder / "reports").rglob("*") if path.is_file()] == []


def test_a_lost_pack_is_made_again(land) -> None:  # type: ignore[no-untyped-def]
    loaded(state=ConsultationState.PUBLISHED)
    assert packing.write_missing() == 1
    assert packing.write_missing() == 0


@pytest.mark.parametrize(
    "name",
    [
        "../secret-key",
        "files.json",
        "fragment.html",
        "report.exe",
        "report.pdf/",
        "report\n.pdf",
        "REPORT.PDF",
    ],
)
def test_only_listed_files_are_handed_out(land, name: str) -> None:  # type: ignore[no-untyped-def]
    consultation = loaded(state=ConsultationState.PUBLISHED)
    packing.write(consultation.pk)
    pack = found(consultation)
    assert pack
    assert pack.path(name) is None
    assert pack.path("report.pdf")


def test_stamps_tell_states_apart() -> None:
    one = datetime.fromisoformat("2026-11-22T10:00:00.000001+00:00")
    assert packs.stamp(one) != packs.stamp(one.replace(microsecond=2))
    assert packs.stamp(one) == packs.stamp(datetime.fromisoformat("2026-11-22T11:00:00.000001+01:00"))
