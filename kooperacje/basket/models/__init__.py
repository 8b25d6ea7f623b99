"""The tables of the basket: what is offered, where, and what is missing.

Privacy: cards hold office contacts only. The address of a protected place never leaves the inner circle.
"""

from kooperacje.basket.models.cards import Category, Opening, Service, ServiceArea, ServiceText
from kooperacje.basket.models.gaps import Gap, GapEvent, GapEvidence
from kooperacje.basket.models.keeping import ProviderLink, Suggestion
from kooperacje.basket.models.places import Place, ServicePlace

__all__ = [
    "Category",
    "Gap",
    "GapEvent",
    "GapEvidence",
    "Opening",
    "Place",
    "ProviderLink",
    "Service",
    "ServiceArea",
    "ServicePlace",
    "ServiceText",
    "Suggestion",
]
