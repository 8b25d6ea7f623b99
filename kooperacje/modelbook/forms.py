"""What people send from the pages of the model book, as clean values; never saves."""

from collections.abc import Mapping

from kooperacje.modelbook.pages.matches import GONE, Matches


def choices(sent: Mapping[str, str], page: Matches) -> dict[str, str | None]:
    """{old ref: new ref, or None for no more} of the answers that are new; what was not offered is no answer."""
    found: dict[str, str | None] = {}
    for doubt in (*page.waiting, *page.decided):
        given = sent.get(f"p-{doubt.ref}", "")
        offered = {GONE, *(option.value for option in doubt.options)}
        if given in offered and given != doubt.chosen:
            found[doubt.ref] = None if given == GONE else given
    return found
