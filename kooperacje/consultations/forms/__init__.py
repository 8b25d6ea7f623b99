"""What an officer writes, as clean values. Forms never save."""

from kooperacje.consultations.forms.basics import BasicsForm, NewForm
from kooperacje.consultations.forms.part import PartForm
from kooperacje.consultations.forms.remarks import ManyForm, PositionForm, RemarkFilter
from kooperacje.consultations.forms.small import OverrideForm, SearchForm, SplitForm, UploadForm

__all__ = [
    "BasicsForm",
    "ManyForm",
    "NewForm",
    "OverrideForm",
    "PartForm",
    "PositionForm",
    "RemarkFilter",
    "SearchForm",
    "SplitForm",
    "UploadForm",
]
