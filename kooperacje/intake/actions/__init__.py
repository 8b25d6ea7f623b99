"""Every write of what came in."""

from kooperacje.intake.actions.accepting import accept
from kooperacje.intake.actions.deciding import change, look_again, set_aside
from kooperacje.intake.actions.fetching import fetch, keep
from kooperacje.intake.actions.taking_in import Taken, take_in

__all__ = ["Taken", "accept", "change", "fetch", "keep", "look_again", "set_aside", "take_in"]
