"""How well the search finds: what residents type, over the sample basket, and what has to be among the first five."""

import pytest

from kooperacje.directory import lexemes
from kooperacje.directory.asking import Ask
from kooperacje.directory.models import Listing
from kooperacje.directory.pages import results

ASKED = {
    # inflected
    "psychologa": "interwencja-kryzysowa",
    "asystenta rodziny": "asystent-rodziny",
    "usług opiekuńczych": "uslugi-opiekuncze",
    "opieki w domu": "uslugi-opiekuncze",
    "świetlicy": "swietlica-pod-lipa",
    "prawnika": "pomoc-prawna",
    "długami": "doradztwo-dlugi",
    "rodzin zastępczych": "rodziny-zastepcze",
    "orzeczeń": "orzeczenia",
    "pracę": "posrednictwo-pracy",
    "staży": "staze",
    "uzależnieniem": "leczenie-uzaleznien",
    "położnej": "polozna",
    "wolontariatu": "wolontariat",
    "mieszkań komunalnych": "mieszkania-komunalne",
    "szczepień seniorów": "szczepienia-seniorow",
    "schronienia przed przemocą": "schronienie",
    # without diacritics
    "zywnosc": "bank-zywnosci",
    "opieka wytchnieniowa": "opieka-wytchnieniowa",
    "swietlica": "swietlica-pod-lipa",
    "uslugi opiekuncze": "uslugi-opiekuncze",
    "dlugi": "doradztwo-dlugi",
    "lezenie uzaleznien": "leczenie-uzaleznien",
    "cudzoziemcow": "punkt-dla-cudzoziemcow",
    "niepelnosprawnosci": "orzeczenia",
    # slips
    "psyholog": "interwencja-kryzysowa",
    "rehabilitacia": "rehabilitacja-dzienna",
    "asystnet rodziny": "asystent-rodziny",
    "świetlcia": "swietlica-pod-lipa",
    "ogrzewania dla bezdomnych": "ogrzewalnia",
    # other languages
    "асистент": "asystent-rodziny",
    "legal aid": "pomoc-prawna",
}
FIRST = 5


def _keys(text: str) -> list[str]:
    answered = results.find(Ask(text=text), lexemes.question(text), None)
    return [hit.key for hit in answered.found.hits[:FIRST]]


@pytest.mark.parametrize(("text", "wanted"), ASKED.items())
def test_what_is_typed_finds_what_is_meant(sample, text: str, wanted: str) -> None:
    assert any(key.startswith(wanted) for key in _keys(text)), _keys(text)


def test_the_sample_is_listed_whole_and_its_shelter_without_a_place(sample) -> None:
    assert Listing.objects.filter(is_main=True).count() > 40
    (shelter,) = Listing.objects.filter(key="schronienie")
    assert (shelter.point, shelter.brief["spots"]) == (None, [])
