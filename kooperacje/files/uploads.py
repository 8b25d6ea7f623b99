"""Receiving: never more bytes on the disk than are accepted, whatever is sent."""

import errno
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Drops what comes after the limit and what no longer fits on the disk; the file then says so and is refused."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.kept = 0
        self.no_room = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.kept > settings.FILES_MAX_BYTES or self.no_room:
            return
        try:
            self.file.write(raw_data)
        except OSError as problem:
            if problem.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise
            self.no_room = True
        self.kept += len(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        """`size` is what was sent, also when less was kept."""
        self.file.no_room = self.no_room  # type: ignore[attr-defined]
        self.file.seek(0)
        self.file.size = file_size
        return self.file
