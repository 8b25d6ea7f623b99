"""Named reads of teams. Each takes an actor, or teams that came through access."""
