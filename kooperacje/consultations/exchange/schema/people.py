"""Bodies: who they are, why they matter, who was invited, what came back."""

from kooperacje.consultations.exchange.schema.shape import Count, Day, Flag, Key, Line, Part, Teryt, Text
from kooperacje.consultations.states import AnswerOutcome, Level


class InstitutionRef(Part):
    """An institution named in the file. `territory` is the TERYT code of its seat, where it is known."""

    key: Key
    name: Line
    type: Key
    territory: Teryt | None = None


class Stakeholder(Part):
    """A body, or a kind of body, that the model touches. `obligatory`: the model itself names it as a partner."""

    key: Key
    name: Line
    institution: Key | None = None
    institution_types: tuple[Key, ...] = ()
    is_key: Flag | None = None
    obligatory: Flag | None = None
    sector: Line | None = None
    influence: Level | None = None
    interest: Level | None = None
    reason: Text | None = None


class Invitation(Part):
    """Who was invited to a stage: one institution, or a group with the number of invitations where it is stated.

    `relayed_by` is the institution that passed its invitation on to this one.
    """

    key: Key
    to: Line
    stage: Key | None = None
    institution: Key | None = None
    institution_types: tuple[Key, ...] = ()
    count: Count | None = None
    sent_on: Day | None = None
    how: Line | None = None
    opened_on: Day | None = None
    relayed_by: Key | None = None


class Answer(Part):
    """What came back from one institution. `remarks_stated`: how many remarks the source counts, listed or not.

    `receipt` is the number on the sender's receipt, `late` whether it came after the deadline (it is kept all the same),
    `relayed_by` the institution whose invitation was passed on.
    """

    key: Key
    institution: Key
    outcome: AnswerOutcome
    stage: Key | None = None
    channel: Key | None = None
    received_on: Day | None = None
    remarks_stated: Count | None = None
    note: Text | None = None
    receipt: Line | None = None
    late: Flag | None = None
    relayed_by: Key | None = None
