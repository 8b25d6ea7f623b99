"""After the retention no address and no note of a call is left; that somebody was written to or telephoned stays."""

from kooperacje.base import clock
from kooperacje.base.actor import system
from kooperacje.consultations import keepers
from kooperacje.consultations.models import Party
from kooperacje.outreach import actions
from kooperacje.outreach.actions import forgetting
from kooperacje.outreach.models import Deed, Standing


def test_addresses_and_notes_go_and_deeds_stay(consultation, officer):
    party = Party.objects.get(key="mops")
    Standing.objects.create(party=party, email="jan.nikt@mops.example", opted_out_at=clock.now())
    actions.note_call(party, note="Rozmowa z panem Janem.", by=officer)
    assert forgetting.KEEPER.count(consultation) == 2
    assert forgetting.KEEPER.remove(consultation, system("tests")) == 2
    assert forgetting.KEEPER.count(consultation) == 0
    assert Deed.objects.get(party=party).note == ""
    standing = Standing.objects.get(party=party)
    assert standing.email == ""
    assert standing.opted_out_at is not None


def test_the_removal_of_the_consultation_knows_of_it():
    assert forgetting.KEEPER in keepers.all_of_them()
