"""The invented round of priorities shows a newcomer everything that a round can hold."""

from django.test import Client

from kooperacje.base.actor import system
from kooperacje.demo import priorities
from kooperacje.demo.partnership import KEY
from kooperacje.priorities import queries, scoring
from kooperacje.priorities.models import Round
from kooperacje.priorities.states import RoundState


def test_the_round_is_adopted_with_everything_in_it(samples: None) -> None:
    row = Round.objects.get(team__key=KEY)
    assert row.state == RoundState.ADOPTED
    lines = queries.adopted(row)
    assert [one.position for one in lines] == [1, 2, 3, 4]
    assert any(one.place != one.position for one in lines), "a team may choose against the order of scores"
    kinds = {
        source.kind for some in queries.sources([one.proposal for one in lines]).values() for source in some
    }
    assert kinds == {"basket.gap", "diagnosis.problem", "consultations.theme"}
    count = queries.tally(row)
    assert (count.members, count.given, count.passed) == (13, 12, True)
    assert [bool(one.said["dissent"]) for one in queries.voices(row)].count(True) == 1
    results = queries.results(row)
    apart = [line.apart or 0 for line in results.lines]
    assert max(apart) >= scoring.DIVIDED
    assert min(apart) <= scoring.AGREED
    assert any(line.moved for line in results.lines)
    assert queries.set_aside(row)


def test_loading_it_again_changes_nothing(samples: None) -> None:
    priorities.load(system("demo"))
    assert Round.objects.filter(team__key=KEY).count() == 1


def test_a_resident_finds_it_from_the_page_of_the_partnership(client: Client, samples: None) -> None:
    address = f"/partnerstwa/{KEY}/priorytety/"
    page = client.get(f"/partnerstwa/{KEY}/").content.decode()
    assert f'href="{address}"' in page
    assert "Szybsza pomoc psychiatry" in page
    shown = client.get(address).content.decode()
    assert "Luka w koszyku usług" in shown
    assert "Na liście nie ma pracy" not in shown
    assert "odmówiono przyjęcia do psychiatry: 23 (" in shown
    assert "mimo wniosku: mniej niż 10 (" in shown
