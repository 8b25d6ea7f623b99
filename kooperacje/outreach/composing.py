"""The words of a mailing for one institution, in the language of the consultation."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from kooperacje.consultations.checks import profile
from kooperacje.consultations.exchange import schema
from kooperacje.consultations.models import Consultation
from kooperacje.outreach import wording
from kooperacje.outreach.models import Mailing

SAMPLE_CODE = "XXXX-XXXX-XXXX-X"
SAMPLE_LINK = "XXXX"
_GAP = re.compile(r"\n[ \t]*\n\s*\n")
"""What a place that is empty leaves behind."""
_signer = Signer(salt="kooperacje.outreach.opt-out", sep=".")


@dataclass(frozen=True, slots=True)
class Words:
    """Subject and text as the institution gets them."""

    subject: str
    text: str


def absolute(path: str) -> str:
    """The address of a path of this site, as it is written into messages."""
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def opt_out_token(dispatch_id: int) -> str:
    """What stands in the address of the opt-out: a number of ours with its signature."""
    return _signer.sign(str(dispatch_id))


def read_opt_out_token(token: str) -> int | None:
    """The dispatch that a token speaks of; None for what we did not sign."""
    try:
        return int(_signer.unsign(token))
    except (BadSignature, ValueError):
        return None


def common(
    consultation: Consultation,
    mailing: Mailing,
    materials: Sequence[schema.Material],
    stage: schema.Stage | None,
) -> dict[str, str]:
    """Values of the places that are the same for every institution."""
    window = stage.window if stage and stage.window else None
    first = window.from_ if window else consultation.window_from
    last = window.to if window else consultation.window_to
    basis = profile(consultation.legal_profile)
    chosen = [one for one in materials if one.key in mailing.materials]
    reach = (consultation.contact_email, consultation.contact_phone, consultation.contact_website)
    with override(consultation.language):
        between = (
            f"{date_format(first, 'DATE_FORMAT')} – {date_format(last, 'DATE_FORMAT')}"
            if first and last
            else ""
        )
        return {
            "konsultacja": consultation.title,
            "organizator": consultation.organiser.name,
            "etap": stage.title if stage else "",
            "termin": between or consultation.term or _("not stated"),
            "ostatni_dzien": date_format(last, "DATE_FORMAT") if last else _("not stated"),
            "podstawa": basis.basis if basis.key != "own-rules" else "",
            "materialy": "\n".join(f"– {one.title}{f': {one.link}' if one.link else ''}" for one in chosen),
            "kontakt": ", ".join(part for part in reach if part),
        }


def worded(mailing: Mailing, values: Mapping[str, str], *, institution: str, code: str, link: str) -> Words:
    """Subject and text for one institution."""
    own = {**values, "instytucja": institution, "kod": code, "link": link}
    text = _GAP.sub("\n\n", wording.filled(mailing.text, own)).strip()
    return Words(" ".join(wording.filled(mailing.subject, own).split()), text)


def title(mailing: Mailing, consultation: Consultation) -> str:
    """The subject as the organiser's own pages name the mailing."""
    values = {"konsultacja": consultation.title, "organizator": consultation.organiser.name}
    return wording.filled(mailing.subject, values)


def with_opt_out(text: str, token: str, language: str) -> str:
    """The text of an e-mail with the way to get no more of them."""
    with override(language):
        address = absolute(reverse("outreach:opt-out", args=[token]))
        said = _("If you want no more messages about this consultation, say so here: %(address)s")
        return f"{text.rstrip()}\n\n-- \n{said % {'address': address}}\n"


def starting_text(purpose: str, language: str) -> Words:
    """What a new mailing begins with."""
    with override(language):
        if purpose == "remind":
            return Words(
                _("Reminder: {konsultacja}"),
                _(
                    "Dear Sir or Madam,\n\n"
                    "we have not yet received the answer of {instytucja} in the consultation: {konsultacja}. "
                    "We take answers until {ostatni_dzien}.\n\n"
                    "Answer here, also when you have no remarks: {link}\nCode: {kod}\n\n"
                    "{organizator}\n{kontakt}"
                ),
            )
        return Words(
            _("Invitation to consultation: {konsultacja}"),
            _(
                "Dear Sir or Madam,\n\n"
                "we invite {instytucja} to take part in the consultation: {konsultacja}. "
                "We take answers between {termin}.\n\n{podstawa}\n\n"
                "Documents:\n{materialy}\n\n"
                "Answer without an account, also when you have no remarks: {link}\nCode: {kod}\n\n"
                "{organizator}\n{kontakt}"
            ),
        )
