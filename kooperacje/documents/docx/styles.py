"""The styles and lists of a DOCX, written out whole: nothing is left to the defaults of the program."""

from kooperacje.documents.docx.xml import NAMESPACES

INK, MUTED, HAIR, MAIN = "1F2933", "52606D", "CBD2D9", "1F5F7A"
FONT = "Calibri"
LEVELS = 5
_TONES = {
    "Note": (MAIN, "F5F7FA"),
    "Success": ("3C7A2E", "EEF6EC"),
    "Warning": ("B45F06", "FDF6E7"),
    "Error": ("B3261E", "FDF0EF"),
}


def styles(locale: str) -> str:
    """The whole ``w:styles`` element; ``locale`` is the language of the text, such as ``pl-PL``."""
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>'
        f'<w:color w:val="{INK}"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        f'<w:lang w:val="{locale}" w:eastAsia="{locale}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="271" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        f"</w:docDefaults>{_text_styles()}{_heading_styles()}{_contents_styles()}{_callouts()}{_tables()}</w:styles>"
    )


def _style(
    style_id: str, name: str, paragraph: str = "", run: str = "", *, after: str = "", extra: str = ""
) -> str:
    """A paragraph style; ``after`` names the style of the next paragraph."""
    default = ' w:default="1"' if style_id == "Normal" else ""
    based = "" if style_id == "Normal" else '<w:basedOn w:val="Normal"/>'
    following = f'<w:next w:val="{after}"/>' if after else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"{default}><w:name w:val="{name}"/>{based}{following}'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _spacing(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _look(size: int, colour: str = INK, *, bold: bool = False) -> str:
    """Run properties; ``size`` is in half points."""
    weight = "<w:b/><w:bCs/>" if bold else ""
    return f'{weight}<w:color w:val="{colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _text_styles() -> str:
    rule = f'<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="8" w:color="{MAIN}"/></w:pBdr>'
    line = f'<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="{INK}"/><w:between w:val="single" w:sz="6" w:space="1" w:color="{INK}"/></w:pBdr>'
    tab = '<w:tabs><w:tab w:val="left" w:pos="3400"/></w:tabs>'
    ends = '<w:tabs><w:tab w:val="right" w:pos="9410"/></w:tabs>'
    hanging = '<w:ind w:left="3400" w:hanging="3400"/>'
    link = f'<w:color w:val="{MAIN}"/><w:u w:val="single"/>'
    return "".join(
        (
            _style("Normal", "Normal"),
            _style("BodyText", "Body Text"),
            _style("Organisation", "Organisation", _spacing(0, 120), _look(20, MAIN, bold=True)),
            _style("Title", "Title", _spacing(0, 120), _look(44, bold=True), after="BodyText"),
            _style("Subtitle", "Subtitle", _spacing(0, 80), _look(25), after="BodyText"),
            _style("Byline", "Byline", rule + _spacing(0, 320), _look(20, MUTED)),
            _style("ListParagraph", "List Paragraph", '<w:spacing w:after="60"/>'),
            _style("Fact", "Fact", tab + '<w:spacing w:after="60"/>' + hanging),
            _style("FieldText", "Field Text", _spacing(60, 60)),
            _style("FieldLine", "Field Line", line + _spacing(120, 0)),
            _style("Signature", "Signature", "<w:keepLines/>" + _spacing(720, 60)),
            _style("Figure", "Figure", "<w:keepNext/>" + _spacing(200, 40)),
            _style("Caption", "caption", "<w:keepLines/>" + _spacing(160, 80), _look(19, bold=True)),
            _style(
                "TableText",
                "Table Text",
                '<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>',
                _look(18),
            ),
            _style("TableNote", "Table Note", _spacing(60, 160), _look(17, MUTED)),
            _style("Header", "header", ends, _look(16, MUTED)),
            _style("Footer", "footer", ends, _look(16, MUTED)),
            f'<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr>{link}</w:rPr></w:style>',
        )
    )


def _heading_styles() -> str:
    sizes = (32, 26, 23, 21, 21)
    return "".join(
        _style(
            f"Heading{level}",
            f"heading {level}",
            f'<w:keepNext/><w:keepLines/>{_spacing(480 if level == 1 else 300, 140)}<w:outlineLvl w:val="{level - 1}"/>',
            _look(size, INK if level < LEVELS else MUTED, bold=True),
            after="BodyText",
        )
        for level, size in enumerate(sizes, start=1)
    )


def _contents_styles() -> str:
    tab = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9410"/></w:tabs>'
    entries = (
        _style(
            f"TOC{level}",
            f"toc {level}",
            f'{tab}<w:spacing w:after="40"/><w:ind w:left="{(level - 1) * 280}"/>',
            _look(21, bold=level == 1),
        )
        for level in (1, 2, 3)
    )
    heading = _style("TOCHeading", "TOC Heading", "<w:keepNext/>" + _spacing(240, 120), _look(28, bold=True))
    return heading + "".join(entries)


def _callouts() -> str:
    return "".join(
        _style(
            f"Callout{tone}",
            f"Callout {tone}",
            f'<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{edge}"/></w:pBdr>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/><w:spacing w:after="0"/><w:ind w:left="200"/>',
        )
        for tone, (edge, ground) in _TONES.items()
    )


def _tables() -> str:
    """One table style: a strong line below the head and above the total, hairlines between rows."""
    strong = f'w:val="single" w:sz="8" w:space="0" w:color="{INK}"'
    hair = f'w:val="single" w:sz="4" w:space="0" w:color="{HAIR}"'
    bold = "<w:rPr><w:b/><w:bCs/></w:rPr>"
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="ReportTable"><w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders><w:bottom {hair}/><w:insideH {hair}/></w:tblBorders>"
        '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow">{bold}<w:tcPr><w:tcBorders><w:bottom {strong}/></w:tcBorders>'
        '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
        f'<w:tblStylePr w:type="lastRow">{bold}<w:tcPr><w:tcBorders><w:top {strong}/></w:tcBorders></w:tcPr></w:tblStylePr>'
        f'<w:tblStylePr w:type="firstCol">{bold}</w:tblStylePr></w:style>'
    )


def numbering(starts: list[int]) -> str:
    """The whole ``w:numbering`` element: list 1 has bullets, list n + 1 begins at ``starts[n - 1]``."""
    marks = ("•", "–", "•", "–", "•")
    bullets = "".join(_level(level, "bullet", mark) for level, mark in enumerate(marks))
    numbers = "".join(_level(level, "decimal", f"%{level + 1}.") for level in range(LEVELS))
    lists = "".join(_counted(number, start) for number, start in enumerate(starts, start=2))
    return (
        f"<w:numbering {NAMESPACES}>"
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>{bullets}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="hybridMultilevel"/>{numbers}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>{lists}</w:numbering>'
    )


def _level(level: int, form: str, mark: str) -> str:
    indent = 340 * (level + 1)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{mark}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="340"/></w:pPr></w:lvl>'
    )


def _counted(number: int, start: int) -> str:
    overrides = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for level in range(LEVELS)
    )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="2"/>{overrides}</w:num>'
