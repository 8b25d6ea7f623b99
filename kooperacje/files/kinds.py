"""Which kinds of files are taken, and how each is recognised by its bytes."""

from dataclasses import dataclass

OOXML = "application/vnd.openxmlformats-officedocument"
ODF = "application/vnd.oasis.opendocument"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: the endings its name may have, its media type, and the family that its bytes belong to."""

    key: str
    endings: tuple[str, ...]
    content_type: str


KINDS = (
    Kind("pdf", ("pdf",), "application/pdf"),
    Kind("docx", ("docx",), f"{OOXML}.wordprocessingml.document"),
    Kind("xlsx", ("xlsx",), f"{OOXML}.spreadsheetml.sheet"),
    Kind("odt", ("odt",), f"{ODF}.text"),
    Kind("ods", ("ods",), f"{ODF}.spreadsheet"),
    Kind("png", ("png",), "image/png"),
    Kind("jpg", ("jpg", "jpeg"), "image/jpeg"),
    Kind("text", ("txt", "csv"), "text/plain"),
)
BY_ENDING = {ending: kind for kind in KINDS for ending in kind.endings}
# Names that a library may give to bytes of a kind.
ALIASES = {"jpeg": "jpg", "jpe": "jpg", "jfif": "jpg"}


def ending(name: str) -> str:
    """The ending of a file's name, in small letters without the dot; empty when there is none."""
    stem, dot, last = name.rpartition(".")
    return last.lower() if dot and stem else ""


def media_type(name: str) -> str:
    """The media type by which a file of this name, already recognised, is served."""
    return "text/csv" if ending(name) == "csv" else BY_ENDING[ending(name)].content_type
