"""Values for the pages of the model book."""

from kooperacje.modelbook.pages.comparison import Comparison, comparison
from kooperacje.modelbook.pages.documents import Preview, UploadPage, preview, upload
from kooperacje.modelbook.pages.listing import Models, models
from kooperacje.modelbook.pages.matches import Matches, matches
from kooperacje.modelbook.pages.passage import PassagePage, passage
from kooperacje.modelbook.pages.version import VersionPage, version

__all__ = [
    "Comparison",
    "Matches",
    "Models",
    "PassagePage",
    "Preview",
    "UploadPage",
    "VersionPage",
    "comparison",
    "matches",
    "models",
    "passage",
    "preview",
    "upload",
    "version",
]
