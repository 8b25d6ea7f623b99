"""What whoever got a message sees before they say that they want no more."""

from dataclasses import dataclass

from django.urls import reverse

from kooperacje.base.problems import NotThere
from kooperacje.outreach import queries


@dataclass(frozen=True, slots=True)
class OptOutPage:
    institution: str
    consultation: str
    organiser: str
    done: bool
    url: str


def opt_out_page(dispatch_id: int, token: str) -> OptOutPage:
    """Two queries. Raises `NotThere` for a message of which nothing is known any more."""
    party = queries.party_of_dispatch(dispatch_id)
    if party is None:
        raise NotThere
    standing = queries.standing(party)
    return OptOutPage(
        institution=party.name,
        consultation=party.consultation.title,
        organiser=party.consultation.organiser.name,
        done=standing is not None and standing.opted_out_at is not None,
        url=reverse("outreach:opt-out", args=[token]),
    )
