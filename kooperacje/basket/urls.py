"""Addresses of the room. Services and gaps in them: cards, providers, freshness."""

from django.urls import path

from kooperacje.basket.views import cards, gaps, outside, providers, suggestions

app_name = "basket"
_CARD, _GAP, _BODY = "koszyk/karty/<slug:key>/", "koszyk/braki/<slug:key>/", "koszyk/instytucje/<slug:key>/"

urlpatterns = [
    path("koszyk/", cards.listing, name="list"),
    path("koszyk/nowa/", cards.new, name="new"),
    path(_CARD, cards.card, name="card"),
    path(f"{_CARD}stan/", cards.move, name="move"),
    path(f"{_CARD}aktualna/", cards.verify, name="verify"),
    path(f"{_CARD}wolne-miejsca/", cards.capacity, name="capacity"),
    path(f"{_CARD}brak/", cards.raise_gap, name="raise"),
    path(f"{_CARD}zmien/<slug:step>/", cards.edit, name="edit"),
    path(_BODY, providers.desk, name="institution"),
    path(f"{_BODY}link/", providers.make_link, name="link"),
    path(f"{_BODY}link/wycofaj/", providers.revoke_link, name="link-revoke"),
    path(f"{_BODY}miejsca/nowe/", providers.new_place, name="place-new"),
    path("koszyk/miejsca/<slug:key>/", providers.place, name="place"),
    path("koszyk/propozycje/", suggestions.queue, name="suggestions"),
    path("koszyk/propozycje/<uuid:ref>/", suggestions.decide, name="suggestion"),
    path("koszyk/braki/", gaps.listing, name="gaps"),
    path("koszyk/braki.<slug:form>", gaps.file, name="gaps-file"),
    path("koszyk/nowy-brak/", gaps.new, name="gap-new"),
    path(_GAP, gaps.gap, name="gap"),
    path(f"{_GAP}zmien/", gaps.change, name="gap-change"),
    path(f"{_GAP}stan/", gaps.move, name="gap-move"),
    path(f"{_GAP}skad-wiemy/", gaps.evidence, name="gap-evidence"),
    path(f"{_GAP}skad-wiemy/<uuid:ref>/usun/", gaps.remove_evidence, name="gap-evidence-remove"),
    path(f"{_GAP}zastepstwo/", gaps.substitute, name="gap-substitute"),
    path("sprawdz-karty/<slug:code>/", outside.provider, name="provider"),
]
