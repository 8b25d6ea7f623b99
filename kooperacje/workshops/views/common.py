"""What the views of the room share."""

from django.http import QueryDict


def given(data: QueryDict, name: str, most: int = 64) -> str:
    """A short value as it was sent, without what no database keeps."""
    return data.get(name, "").replace("\x00", "")[:most]
