"""Bytes and row live and die with the transaction of their cause."""

import pytest
from django.core.files.base import ContentFile
from django.db import transaction

from kooperacje.files import actions
from kooperacje.files.models import Chunk, StoredFile

pytestmark = pytest.mark.usefixtures("own_database", "matters")


def test_what_is_rolled_back_was_never_kept(plain: ContentFile, person) -> None:
    with transaction.atomic():
        actions.save(by=person("officer"), owner="demo.matter:1", upload=plain)
        transaction.set_rollback(True)
    assert not StoredFile.objects.exists()
    assert not Chunk.objects.exists()
    actions.save(by=person("officer"), owner="demo.matter:1", upload=plain)
    assert StoredFile.objects.get().size == sum(len(chunk.data) for chunk in Chunk.objects.all())
