"""The words of a mail that came as HTML only. Nothing in it is loaded; what is quoted gets the marks of plain mail."""

from html.parser import HTMLParser

_SILENT = frozenset({"script", "style", "head", "title", "template"})
_BLOCKS = frozenset(
    {"p", "div", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr"}
)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = [""]
        self._silent = 0
        self._quoted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br" or tag in _BLOCKS:
            self._break(only_once=tag != "br")
        elif tag == "li":
            self._break(only_once=True)
        elif tag in ("td", "th") and self.lines[-1].strip(" >"):
            self.lines[-1] += "\t"
        if tag == "blockquote":
            self._quoted += 1
            self.lines[-1] = "> " if not self.lines[-1].strip(" >") else self.lines[-1]

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag == "blockquote":
            self._quoted = max(0, self._quoted - 1)
        if tag in _BLOCKS or tag == "li":
            self._break(only_once=True)
        if tag == "p":
            self.lines.append(self._mark())

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        words = " ".join(data.split())
        if not words:
            if data and self.lines[-1].strip(" >") and not self.lines[-1].endswith((" ", "\t")):
                self.lines[-1] += " "
            return
        before = " " if data[0].isspace() and self.lines[-1].strip(" >") else ""
        after = " " if data[-1].isspace() else ""
        self.lines[-1] += before + words + after

    def _break(self, *, only_once: bool) -> None:
        if not only_once or self.lines[-1].strip(" >"):
            self.lines.append(self._mark())
        else:
            self.lines[-1] = self._mark()

    def _mark(self) -> str:
        return "> " if self._quoted else ""


def of_html(html: str) -> str:
    """The text of an HTML mail, line by line."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    return "\n".join(line.rstrip() for line in reader.lines).strip()
