"""How many fields came back right: those that were answered, and none that was not."""

from collections.abc import Mapping

from kooperacje.base.text import search_key
from kooperacje.documents.answerform import Reading, read
from kooperacje.documents.tests.answerform.filled import FORM


def expected(values: Mapping[str, str]) -> tuple[dict[str, str], list[dict[str, str]]]:
    """(fields outside remarks, remarks that hold something) of a filled form."""
    alone = {tag: value for tag, value in values.items() if not tag.startswith("remark-")}
    remarks: dict[int, dict[str, str]] = {}
    for tag, value in values.items():
        if tag.startswith("remark-"):
            _, number, inner = tag.split("-")
            remarks.setdefault(int(number), {})[inner] = value
    return alone, [remarks[number] for number in sorted(remarks)]


def misses(reading: Reading, values: Mapping[str, str], more: int = 0) -> list[str]:
    """One line for every field that is wrong, missing, or there without having been answered."""
    alone, remarks = expected(values)
    wrong = [
        f"{field.tag}: {field.value!r}"
        for field in reading.fields
        if search_key(field.value) != search_key(alone.get(field.tag, ""))
    ]
    for number, remark in enumerate(remarks):
        got = reading.remarks[number] if number < len(reading.remarks) else None
        for field in FORM.remark:
            value = got.value(field.tag) if got else ""
            if search_key(value) != search_key(remark.get(field.tag, "")):
                wrong.append(f"remark {number + 1} {field.tag}: {value!r}")
    extra = len(reading.remarks) - len(remarks) - more
    return wrong + ["a remark too many"] * max(extra, 0)


def score(content: bytes, values: Mapping[str, str], more: int = 0) -> tuple[int, list[str]]:
    """(fields that were answered, what is wrong)"""
    return len([value for value in values.values() if value]), misses(read(content, FORM), values, more)
