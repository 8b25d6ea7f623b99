"""The life of a message in the outbox."""

from enum import StrEnum

from kooperacje.base.flows import Flow


class NoticeState(StrEnum):
    QUEUED = "queued"  # waits for its time or for the next attempt
    HELD = "held"  # no mail server is set: kept until an administrator releases or drops it
    SENDING = "sending"  # an attempt has begun; its Message-ID is written down
    SENT = "sent"  # the mail server took it
    FAILED = "failed"  # refused for good, or given up after the last attempt
    DROPPED = "dropped"  # an administrator decided that it shall not go


NOTICE_FLOW = Flow(
    "notice",
    NoticeState,
    NoticeState.QUEUED,
    {
        NoticeState.QUEUED: {NoticeState.SENDING, NoticeState.HELD, NoticeState.DROPPED},
        NoticeState.HELD: {NoticeState.QUEUED, NoticeState.DROPPED},
        # back to itself: a worker was killed in the middle, the next one tries again under the same Message-ID
        NoticeState.SENDING: {NoticeState.SENDING, NoticeState.QUEUED, NoticeState.SENT, NoticeState.FAILED},
        NoticeState.SENT: set(),
        NoticeState.FAILED: {NoticeState.QUEUED, NoticeState.DROPPED},
        NoticeState.DROPPED: set(),
    },
)
# States in which nothing more will happen by itself.
AT_REST = frozenset({NoticeState.SENT, NoticeState.FAILED, NoticeState.DROPPED})
