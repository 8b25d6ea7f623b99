"""Addresses of consultations."""

from django.urls import path

from kooperacje.consultations.views import meetings, parts, personal, publication, remarks, workspace

WORK = "praca/konsultacje/"
ONE = f"{WORK}<slug:slug>/"

app_name = "consultations"
urlpatterns = [
    path(WORK, workspace.listing, name="workspace-list"),
    path(f"{WORK}nowa/", workspace.new, name="workspace-new"),
    path(f"{WORK}wczytaj/", workspace.load, name="workspace-load"),
    path(ONE, workspace.overview, name="workspace"),
    path(f"{ONE}dane/", workspace.basics, name="workspace-basics"),
    path(f"{ONE}uwagi/", remarks.listing, name="workspace-remarks"),
    path(f"{ONE}uwagi/stanowiska/", remarks.take_many, name="workspace-positions"),
    path(f"{ONE}uwagi/<slug:key>/stanowisko/", remarks.position, name="workspace-position"),
    path(f"{ONE}uwagi/<slug:key>/podziel/", remarks.split, name="workspace-split"),
    path(f"{ONE}publikacja/", publication.publication, name="workspace-publish"),
    path(f"{ONE}publikacja/powod/", publication.override, name="workspace-override"),
    path(f"{ONE}publikacja/powod/cofnij/", publication.take_back, name="workspace-override-back"),
    path(f"{ONE}publikacja/<slug:verb>/", publication.move, name="workspace-move"),
    path(f"{ONE}porownanie/", workspace.comparisons, name="workspace-comparisons"),
    path(f"{ONE}porownanie/<slug:other>/", workspace.comparison, name="workspace-comparison"),
    path(f"{ONE}widoczne/", remarks.masking, name="workspace-masking"),
    path(f"{ONE}dane-osobowe/", personal.personal, name="workspace-personal"),
    path(f"{ONE}dane-osobowe/usun/", personal.forget, name="workspace-forget"),
    path(f"{ONE}plik/", publication.export, name="workspace-export"),
    path(f"{ONE}instytucja/dodaj/", parts.add_institution, name="workspace-institution-add"),
    path(f"{ONE}spotkanie/<slug:key>/prowadz/", meetings.conduct, name="workspace-meeting"),
    path(f"{ONE}spotkanie/<slug:key>/przejmij/", meetings.take, name="workspace-meeting-pass"),
    path(f"{ONE}dzial/<slug:section>/", workspace.section, name="workspace-section"),
    path(f"{ONE}<slug:kind>/dodaj/", parts.add, name="workspace-part-add"),
    path(f"{ONE}<slug:kind>/<slug:key>/", parts.change, name="workspace-part"),
    path(f"{ONE}<slug:kind>/<slug:key>/przesun/", parts.move, name="workspace-part-move"),
    path(f"{ONE}<slug:kind>/<slug:key>/usun/", parts.remove, name="workspace-part-remove"),
]
