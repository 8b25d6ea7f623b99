"""Every write of the outbox."""

from kooperacje.notices.actions.delivering import deliver
from kooperacje.notices.actions.posting import post
from kooperacje.notices.actions.tending import blank_old, drop, release, release_held, resume_stranded

__all__ = ["blank_old", "deliver", "drop", "post", "release", "release_held", "resume_stranded"]
