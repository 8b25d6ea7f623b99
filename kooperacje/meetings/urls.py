"""Addresses of meetings."""

from django.urls import URLPattern, path

from kooperacje.meetings import views

app_name = "meetings"

_LISTS = {"agenda": "porzadek", "invitations": "zaproszenia", "decisions": "ustalenia"}


def _rows(part: str, name: str) -> list[URLPattern]:
    """Changing and removing a row of a list."""
    base, options = f"<uuid:ref>/{name}/<int:item>/", {"part": part}
    return [
        path(base, views.change_row, options, name=f"{part}-change"),
        path(f"{base}usun/", views.remove_row, options, name=f"{part}-remove"),
    ]


urlpatterns = [
    path("nowe/", views.new, name="new"),
    path("<uuid:ref>/", views.detail, name="detail"),
    path("<uuid:ref>/kalendarz.ics", views.calendar_file, name="calendar"),
    path("<uuid:ref>/zmien/", views.change, name="change"),
    path("<uuid:ref>/stan/", views.state, name="state"),
    path("<uuid:ref>/usun/", views.delete, name="delete"),
    path("<uuid:ref>/porzadek/<int:item>/przesun/", views.move, name="agenda-move"),
    path("<uuid:ref>/obecnosc/", views.attendance, name="attendance"),
    path("<uuid:ref>/obecnosc/osoba/", views.attendance_add, {"what": "person"}, name="attendance-person"),
    path("<uuid:ref>/obecnosc/instytucja/", views.attendance_add, {"what": "body"}, name="attendance-body"),
    path("<uuid:ref>/obecnosc/liczba/", views.attendance_add, {"what": "total"}, name="attendance-total"),
    path("<uuid:ref>/obecnosc/lista/", views.whole_list, name="attendance-list"),
    path("<uuid:ref>/obecnosc/z-telefonow/", views.check_ins, name="check-ins"),
    path("<uuid:ref>/obecnosc/ekran/", views.check_in_screen, name="check-in-screen"),
    path("<uuid:ref>/obecnosc/wydruk/", views.check_in_print, name="check-in-print"),
    path("lista/<str:ticket>/", views.check_in, name="check-in"),
    path("<uuid:ref>/protokol/", views.minutes, name="minutes"),
    path("<uuid:ref>/protokol/stan/", views.minutes_state, name="minutes-state"),
    path("<uuid:ref>/protokol.<str:form>", views.minutes_paper, name="minutes-paper"),
    path("<uuid:ref>/lista-obecnosci.<str:form>", views.sheet, name="sheet"),
    *(path(f"<uuid:ref>/{name}/", views.listing, {"part": part}, name=part) for part, name in _LISTS.items()),
    *_rows("attendance", "obecnosc"),
    *(pattern for part, name in _LISTS.items() for pattern in _rows(part, name)),
]
