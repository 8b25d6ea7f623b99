"""The guide for this room, walked: what it names is on the page."""

import pytest

from kooperacje.base.actor import ANONYMOUS
from kooperacje.competences.models import Card
from kooperacje.runtime.paths import ROOT
from tests.guides import walk

from .conftest import VILLAGE

pytestmark = pytest.mark.django_db


def test_what_the_guide_names_is_on_the_page(powiat, acting, person, speaker) -> None:
    card = Card.objects.get(type__key="ops", key="wglad-sadu")
    actors = {
        "nikt": ANONYMOUS,
        "urzędnik": person("officer", powiat["rops"].pk),
        "instytucja": speaker("gops"),
        "administrator": person("administrator"),
    }
    places = {
        "odpowiedź": f"/kto-co-moze/?sprawa=wsparcie-rodzin-zastepczych&gmina={VILLAGE}",
        "karta": f"/kto-co-moze/karta/{card.pk}/",
    }
    guide = ROOT / "docs" / "pl" / "kto-co-moze.md"
    assert walk(guide, lambda who: acting(actors[who]), places) == []
