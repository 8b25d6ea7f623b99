"""Addresses of the room. Shared priorities of a partnership."""

from django.urls import URLPattern, URLResolver, path

from kooperacje.priorities.views import answers, counting, criteria, decided, proposals, rounds

WORK = "praca/priorytety/"
ONE = f"{WORK}<uuid:ref>/"

app_name = "priorities"
urlpatterns: list[URLPattern | URLResolver] = [
    path("priorytety/k/<str:typed>/", proposals.by_link, name="by-link"),
    path("partnerstwa/<slug:key>/priorytety/", decided.public, name="public"),
    path("partnerstwa/<slug:key>/priorytety/priorytety.<str:form>", decided.public_file, name="public-file"),
    path(WORK, rounds.listing, name="rounds"),
    path(f"{WORK}nowe/", rounds.new, name="new"),
    path(ONE, rounds.overview, name="round"),
    path(f"{ONE}zmien/", rounds.change, name="change"),
    path(f"{ONE}etap/", rounds.move, name="move"),
    path(f"{ONE}zakoncz/", rounds.abandon, name="abandon"),
    path(f"{ONE}link/", rounds.link, name="link"),
    path(f"{ONE}kryteria/", criteria.listing, name="criteria"),
    path(f"{ONE}kryteria/nowe/", criteria.one, name="new-criterion"),
    path(f"{ONE}kryteria/<uuid:which>/", criteria.one, name="criterion"),
    path(f"{ONE}kryteria/<uuid:which>/usun/", criteria.remove, name="remove-criterion"),
    path(f"{ONE}propozycje/", proposals.listing, name="proposals"),
    path(f"{ONE}propozycje/nowa/", proposals.propose, name="propose"),
    path(f"{ONE}propozycje/znane/", proposals.take, name="take"),
    path(f"{ONE}propozycje/polacz/", proposals.merge, name="merge"),
    path(f"{ONE}propozycje/<uuid:one>/", proposals.decide, name="decide"),
    path(f"{ONE}propozycje/<uuid:one>/rozdziel/", proposals.part, name="part"),
    path(f"{ONE}propozycje/<uuid:one>/liczby/", counting.listing, name="counts"),
    path(f"{ONE}propozycje/<uuid:one>/liczby/nowa/", counting.new, name="count"),
    path(f"{ONE}propozycje/<uuid:one>/liczby/<uuid:which>/", counting.correct, name="correct-count"),
    path(f"{ONE}odpowiedz/<slug:key>/", answers.one, name="answer"),
    path(f"{ONE}wyniki/", decided.results, name="results"),
    path(f"{ONE}lista/", decided.the_list, name="list"),
    path(f"{ONE}lista/uloz/", decided.compose, name="compose"),
    path(f"{ONE}lista/przyjmij/", decided.adopt, name="adopt"),
    path(f"{ONE}lista/podpisy/", decided.sign, name="sign"),
    path(f"{ONE}lista/przeglad/", decided.review, name="review"),
    path(f"{ONE}dokument/", decided.document, name="document"),
    path(f"{ONE}dokument/priorytety.<str:form>", decided.file, name="file"),
]
