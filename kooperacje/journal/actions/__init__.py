"""Every write of the journal: events by all rooms, seals by the worker."""

from kooperacje.journal.actions.recording import OutsideTransaction, record
from kooperacje.journal.actions.sealing import seal

__all__ = ["OutsideTransaction", "record", "seal"]
