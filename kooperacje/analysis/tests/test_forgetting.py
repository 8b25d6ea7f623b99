"""After the retention no internal note is left."""

from kooperacje.analysis.actions import forgetting
from kooperacje.analysis.models import Note
from kooperacje.base import clock
from kooperacje.base.actor import system
from kooperacje.consultations import keepers


def test_notes_go(consultation):
    Note.objects.create(
        consultation=consultation, remark="u1", text="Rozmawiałam z panią Zmyśloną.", written_at=clock.now()
    )
    assert forgetting.KEEPER.count(consultation) == 1
    assert forgetting.KEEPER.remove(consultation, system("tests")) == 1
    assert forgetting.KEEPER.count(consultation) == 0
    assert forgetting.KEEPER in keepers.all_of_them()
