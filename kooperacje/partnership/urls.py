"""Addresses of the room. Teams of institutions: from the initiating meeting to renewal."""

from django.urls import path

from kooperacje.partnership.views import archive, declaring, leading, membership, public, teams, work

WORK = "praca/partnerstwa/"
ONE = f"{WORK}<slug:key>/"
DECLARATION = f"{WORK}deklaracja/<uuid:ref>/"
LEAD = f"{WORK}przekazanie/<uuid:ref>/"

app_name = "partnership"
urlpatterns = [
    path("partnerstwa/", public.listing, name="list"),
    path("partnerstwa/deklaracja/<str:code>/", declaring.by_link, name="by-link"),
    path("partnerstwa/<slug:key>/", public.team, name="public"),
    path(WORK, teams.desk, name="desk"),
    path(f"{WORK}nowy/", teams.new, name="new"),
    path(f"{WORK}kalendarz/", work.calendar, name="calendar"),
    path(f"{WORK}kalendarz/spotkania.ics", work.calendar_file, name="calendar-file"),
    path(DECLARATION, declaring.detail, name="declaration"),
    path(f"{DECLARATION}napisz/", declaring.declare, name="declare"),
    path(f"{DECLARATION}deklaracja.<str:form>", declaring.file, name="declaration-file"),
    path(f"{DECLARATION}podpis/", declaring.sign, name="declaration-sign"),
    path(f"{DECLARATION}przyjmij/", declaring.accept, name="accept"),
    path(f"{DECLARATION}zwroc/", declaring.give_back, name="give-back"),
    path(f"{DECLARATION}wycofaj/", declaring.withdraw, name="withdraw"),
    path(LEAD, leading.hand_over, name="hand-over"),
    path(f"{LEAD}przyjmij/", leading.accept, name="lead-accept"),
    path(f"{LEAD}odmow/", leading.decline, name="lead-decline"),
    path(f"{LEAD}wycofaj/", leading.withdraw, name="lead-withdraw"),
    path(ONE, teams.overview, name="overview"),
    path(f"{ONE}prowadzenie/", leading.leading, name="leading"),
    path(f"{ONE}prowadzenie/przekaz/", leading.propose, name="hand-over-new"),
    path(f"{ONE}zmien/", teams.change, name="change"),
    path(f"{ONE}ustalenia/", teams.settings, name="settings"),
    path(f"{ONE}stan/<slug:target>/", teams.move, name="move"),
    path(f"{ONE}publikacja/", teams.publish, name="publish"),
    path(f"{ONE}czlonkowie/", membership.members, name="members"),
    path(f"{ONE}czlonkowie/popros/", membership.ask, name="ask"),
    path(f"{ONE}czlonkowie/wpisz/", membership.join, name="join"),
    path(f"{ONE}czlonkowie/<slug:institution>/odejscie/", membership.leave, name="leave"),
    path(f"{ONE}osoby/", membership.people, name="people"),
    path(f"{ONE}osoby/nowa/", membership.name_person, name="name-person"),
    path(f"{ONE}osoby/<uuid:ref>/zakoncz/", membership.release_person, name="release-person"),
    path(f"{ONE}archiwum/", archive.archive, name="archive"),
    path(f"{ONE}archiwum/pobierz/", archive.take, name="take-papers"),
    path(f"{ONE}spotkania/", work.meetings, name="meetings"),
    path(f"{ONE}spotkania/nowe/", work.meeting_new, name="meeting-new"),
    path(f"{ONE}spotkania/<uuid:ref>/wspolne/", work.meeting_join, name="meeting-join"),
    path(f"{ONE}plan/", work.plan, name="plan"),
    path(f"{ONE}plan/<int:year>/", work.plan, name="plan-of"),
    path(f"{ONE}plan/<int:year>/nowe/", work.plan_add, name="plan-add"),
    path(f"{ONE}plan/<uuid:ref>/zmien/", work.plan_change, name="plan-change"),
    path(f"{ONE}plan/<uuid:ref>/stan/", work.plan_move, name="plan-move"),
    path(f"{ONE}plan/<uuid:ref>/zaniechaj/", work.plan_drop, name="plan-drop"),
    path(f"{ONE}plan/<uuid:ref>/usun/", work.plan_remove, name="plan-remove"),
    path(f"{ONE}koszyk/", work.basket, name="basket"),
    path(f"{ONE}koszyk/<slug:service>/dodaj/", work.basket_change, {"inside": True}, name="basket-in"),
    path(f"{ONE}koszyk/<slug:service>/wyjmij/", work.basket_change, {"inside": False}, name="basket-out"),
    path(f"{ONE}rok/", work.year, name="year"),
    path(f"{ONE}rok/<int:number>/", work.year, name="year-of"),
]
