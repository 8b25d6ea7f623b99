"""Files are kept whole or not at all, and read by whoever may read the thing they belong to."""

import errno
import hashlib
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.core.files import File
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.db import OperationalError
from django.test import RequestFactory

from kooperacje.base.actor import ANONYMOUS, Actor
from kooperacje.base.decisions import Denied
from kooperacje.base.problems import BadInput, NotThere
from kooperacje.files import access, actions, queries, views
from kooperacje.files.models import Chunk, StoredFile
from kooperacje.files.tests.conftest import PDF
from kooperacje.files.uploads import CappedUploadHandler

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("matters")]
Upload = Callable[[str, bytes], SimpleUploadedFile]
OWNER = "demo.matter:1"
LARGE = PDF + bytes(range(256)) * 4096


@pytest.fixture
def officer(person) -> Actor:
    return person("officer")


def test_a_file_comes_back_byte_by_byte(upload: Upload, officer: Actor) -> None:
    file = actions.save(by=officer, owner=OWNER, upload=upload("plan.pdf", LARGE), purpose="annex")
    assert Chunk.objects.count() == 5
    assert (file.size, file.sha256) == (len(LARGE), hashlib.sha256(LARGE).hexdigest())
    assert (file.name, file.content_type, file.purpose) == ("plan.pdf", "application/pdf", "annex")
    assert file.uploaded_by == officer.account_id
    with queries.content(access.get_or_404(officer, file.pk)) as content:
        assert content.read() == LARGE


def test_an_original_is_kept_as_it_came_whatever_it_is(officer: Actor) -> None:
    content = b"From: a@b.example\r\n\r\n" + bytes(range(256))
    given = {
        "name": "../list.eml",
        "content_type": "message/rfc822",
        "content": content,
        "purpose": "original",
    }
    file = actions.keep_original(by=officer, owner=OWNER, **given)
    assert (file.name, file.content_type, file.size) == ("list.eml", "message/rfc822", len(content))
    with queries.content(access.get_or_404(officer, file.pk)) as kept:
        assert kept.read() == content


def test_an_original_is_kept_for_who_may_and_within_the_limit(settings, officer: Actor) -> None:
    given = {"name": "a.eml", "content_type": "message/rfc822", "content": b"x" * 11, "purpose": "original"}
    with pytest.raises(Denied):
        actions.keep_original(by=ANONYMOUS, owner=OWNER, **given)
    settings.FILES_MAX_BYTES = 10
    with pytest.raises(BadInput):
        actions.keep_original(by=officer, owner=OWNER, **given)
    assert StoredFile.objects.count() == 0


def test_a_file_on_the_disk_is_kept_as_well(tmp_path: Path, officer: Actor) -> None:
    (tmp_path / "uwagi.txt").write_text("Zażółć")
    with (tmp_path / "uwagi.txt").open("rb") as source:
        file = actions.save(by=officer, owner=OWNER, upload=File(source))
    assert (file.name, file.size) == ("uwagi.txt", 10)


def test_a_refused_file_leaves_nothing(upload: Upload, officer: Actor) -> None:
    with pytest.raises(BadInput):
        actions.save(by=officer, owner=OWNER, upload=upload("plan.pdf", b"no"))
    assert not StoredFile.objects.exists()


def test_who_may_not_change_the_thing_adds_and_removes_no_file(
    upload: Upload, officer: Actor, person
) -> None:
    file = actions.save(by=officer, owner=OWNER, upload=upload("plan.pdf", PDF))
    for actor in (person("reader"), ANONYMOUS):
        with pytest.raises(Denied):
            actions.save(by=actor, owner=OWNER, upload=upload("plan.pdf", PDF))
        with pytest.raises(Denied):
            actions.remove(by=actor, file=file)
    with pytest.raises(Denied):
        actions.save(by=officer, owner="demo.unknown:1", upload=upload("plan.pdf", PDF))
    actions.remove(by=officer, file=file)
    assert not Chunk.objects.exists()


def test_who_may_read_the_thing_reads_its_files(upload: Upload, officer: Actor, person) -> None:
    file = actions.save(by=officer, owner=OWNER, upload=upload("plan.pdf", PDF))
    assert [row.name for row in queries.attached(person("reader"), OWNER)] == ["plan.pdf"]
    assert queries.attached(ANONYMOUS, OWNER) == []
    assert queries.attached(officer, "demo.matter:2") == []
    for actor, number in ((ANONYMOUS, file.pk), (person("auditor"), file.pk), (officer, uuid4())):
        with pytest.raises(NotThere):
            access.get_or_404(actor, number)
    StoredFile.objects.update(owner="demo.unknown:1")
    with pytest.raises(NotThere):
        access.get_or_404(officer, file.pk)


def test_listing_files_takes_equally_many_queries(upload: Upload, officer: Actor, flat_queries) -> None:
    def make() -> None:
        actions.save(by=officer, owner=OWNER, upload=upload("plan.pdf", PDF))

    assert flat_queries(make, lambda: queries.attached(officer, OWNER)) == 1


def test_a_file_is_handed_out_as_an_attachment_only(upload: Upload, officer: Actor) -> None:
    file = actions.save(by=officer, owner=OWNER, upload=upload("żółw „a”.pdf", LARGE))
    request = RequestFactory().get("/")
    request.actor = officer
    answer = views.download(request, file.pk)
    assert answer.getvalue() == LARGE
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer.headers["Content-Length"] == str(len(LARGE))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer.headers["Cache-Control"]
    answer.close()


def test_absent_and_forbidden_look_the_same(upload: Upload, officer: Actor, client) -> None:
    file = actions.save(by=officer, owner=OWNER, upload=upload("plan.pdf", PDF))
    numbers = [str(file.pk), str(uuid4())]
    answers = [client.get(f"/pliki/{number}/") for number in numbers]
    assert [answer.status_code for answer in answers] == [404, 404]
    bodies = [answer.content.decode() for answer in answers]
    assert bodies[0].replace(numbers[0], "") == bodies[1].replace(numbers[1], "")
    assert client.post(f"/pliki/{file.pk}/").status_code == 405


def test_the_files_of_a_matter_have_a_limit_together(upload: Upload, officer: Actor, settings) -> None:
    settings.FILES_OWNER_MAX_BYTES = 2 * len(PDF)
    for _ in range(2):
        actions.save(by=officer, owner=OWNER, upload=upload("plan.pdf", PDF))
    with pytest.raises(BadInput, match="limit"):
        actions.save(by=officer, owner=OWNER, upload=upload("plan.pdf", PDF))
    assert actions.save(by=officer, owner="demo.matter:2", upload=upload("plan.pdf", PDF))
    assert StoredFile.objects.filter(owner=OWNER).count() == 2


def full_disk(*args: object, **kwargs: object) -> None:
    raise OperationalError("no room") from psycopg.errors.DiskFull("no room")


def lost_connection(*args: object, **kwargs: object) -> None:
    raise OperationalError("gone") from psycopg.errors.AdminShutdown("gone")


def test_a_full_disk_is_one_sentence_and_nothing_is_half_saved(
    upload: Upload, officer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Chunk.objects, "create", full_disk)
    with pytest.raises(BadInput, match="miejsca"):
        actions.save(by=officer, owner=OWNER, upload=upload("plan.pdf", PDF))
    assert not StoredFile.objects.exists()
    monkeypatch.setattr(Chunk.objects, "create", lost_connection)
    with pytest.raises(OperationalError):
        actions.save(by=officer, owner=OWNER, upload=upload("plan.pdf", PDF))


class TestReceiving:
    """What arrives is limited while it arrives."""

    @pytest.fixture
    def received(self, settings) -> Callable[..., File]:
        settings.FILE_UPLOAD_HANDLERS = ["kooperacje.files.uploads.CappedUploadHandler"]
        settings.FILES_MAX_BYTES = 100_000

        def receive(content: bytes) -> File:
            request = RequestFactory().post("/", {"file": SimpleUploadedFile("plan.pdf", content)})
            return request.FILES["file"]

        return receive

    def test_a_file_within_the_limit_arrives_whole(self, received, officer: Actor) -> None:
        with received(PDF * 1000) as upload:
            assert actions.save(by=officer, owner=OWNER, upload=upload).size == len(PDF) * 1000

    def test_what_is_beyond_the_limit_never_reaches_the_disk(self, received, officer: Actor) -> None:
        with received(PDF + b" " * 900_000) as upload:
            assert upload.size == len(PDF) + 900_000
            assert Path(upload.temporary_file_path()).stat().st_size < 200_000
            with pytest.raises(BadInput, match="za duży"):
                actions.save(by=officer, owner=OWNER, upload=upload)

    def test_a_full_disk_while_receiving(self, received, officer: Actor, monkeypatch) -> None:
        monkeypatch.setattr(TemporaryUploadedFile, "write", failing(errno.ENOSPC), raising=False)
        with received(PDF) as upload, pytest.raises(BadInput, match="miejsca"):
            actions.save(by=officer, owner=OWNER, upload=upload)

    def test_another_fault_of_the_disk_is_not_hidden(self, monkeypatch: pytest.MonkeyPatch) -> None:
        handler = CappedUploadHandler()
        handler.new_file("file", "plan.pdf", "application/pdf", len(PDF))
        monkeypatch.setattr(TemporaryUploadedFile, "write", failing(errno.EIO), raising=False)
        with handler.file, pytest.raises(OSError, match="no"):
            handler.receive_data_chunk(PDF, 0)


def failing(number: int) -> Callable[[object, bytes], None]:
    def write(self: object, data: bytes) -> None:
        raise OSError(number, "no")

    return write
