"""Values for the pages of the model book."""

from kooperacje.modelbook.pages.comparison import Comparison, comparison
from kooperacje.modelbook.pages.listing import Models, models
from kooperacje.modelbook.pages.version import VersionPage, version

__all__ = ["Comparison", "Models", "VersionPage", "comparison", "models", "version"]
