"""The one error of a tree that makes no sense."""


class TreeError(ValueError):
    """A document tree contradicts itself; the message is one sentence that names the place."""


def require(holds: object, message: str) -> None:
    """Raise :class:`TreeError` with ``message`` unless ``holds``."""
    if not holds:
        raise TreeError(message)
