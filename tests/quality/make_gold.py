"""Makes articles.jsonl and claims.jsonl from reports/*.toml, finding the offsets of every quoted word.

usage: make_gold.py [FOLDER] [--check]

FOLDER holds reports/ and gets the two files; it is this file's own folder unless named. --check writes
nothing and fails if the files are not what would be written. README.md tells how a report is written.
"""

import argparse
import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

ARTICLE_KEYS = ("title", "published", "outlet")
REPORT_KEYS = {*ARTICLE_KEYS, "style", "text", "claim"}
PLAIN_KEYS = ("system", "category", "stage", "polarity", "certainty", "speaker", "side")
WORDED_KEYS = ("supplier", "recipient", "item", "quantity", "value", "when")
CLAIM_KEYS = {*PLAIN_KEYS, *WORDED_KEYS, "evidence", "more"}
OWN_KEYS = ("item", "system", "category", "quantity")
WRITTEN_ORDER = ("supplier", "recipient", "item", "system", "category", "quantity", "value", "stage")
WRITTEN_ORDER += ("polarity", "certainty", "when", "speaker", "side")


class SourceError(Exception):
    """A report's source breaks the rules of README.md."""


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent)
    ask.add_argument("--check", action="store_true")
    asked = ask.parse_args()
    try:
        files = made(asked.folder)
    except SourceError as error:
        print(error, file=sys.stderr)
        return 1
    stale = [name for name, text in files.items() if _read(asked.folder / name) != text]
    if asked.check and stale:
        print(f"{', '.join(stale)} not as the reports make them; run make_gold.py", file=sys.stderr)
        return 1
    for name in () if asked.check else stale:
        (asked.folder / name).write_text(files[name], encoding="utf-8")
    return 0


def made(folder: Path) -> dict[str, str]:
    """The text of both files, by name."""
    articles, claims, wrong = [], [], []
    for path in sorted((folder / "reports").glob("*.toml")):
        try:
            report = tomllib.loads(path.read_text(encoding="utf-8"))
            articles.append(article_of(path.stem, report))
            claims += [claim_of(source, articles[-1]) for source in flat(report.get("claim", []))]
        except (SourceError, tomllib.TOMLDecodeError) as error:
            wrong.append(f"{path.name}: {error}")
    if wrong:
        raise SourceError("\n".join(wrong))
    return {"articles.jsonl": _lines(articles), "claims.jsonl": _lines(claims)}


def article_of(name: str, report: dict[str, Any]) -> dict[str, Any]:
    if strange := set(report) - REPORT_KEYS:
        raise SourceError(f"unknown keys {sorted(strange)}")
    kept = {key: report.get(key) for key in ARTICLE_KEYS}
    return {"id": name, **kept, "text": report["text"].strip(), "url": None, "language": "en"}


def flat(sources: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each claim, followed by those under its `more`, which share what they don't say themselves."""
    claims = []
    for source in sources:
        shared = {key: value for key, value in source.items() if key not in (*OWN_KEYS, "more")}
        claims.append({key: value for key, value in source.items() if key != "more"})
        claims += [shared | further for further in source.get("more", [])]
    return claims


def claim_of(source: dict[str, Any], article: dict[str, Any]) -> dict[str, Any]:
    if strange := set(source) - CLAIM_KEYS:
        raise SourceError(f"unknown keys {sorted(strange)}")
    evidence = [anchored(words, article) for words in source["evidence"]]
    said = {key: _listed(source.get(key)) for key in WORDED_KEYS}
    fields: dict[str, Any] = {key: source.get(key) for key in PLAIN_KEYS}
    fields |= {
        "polarity": source.get("polarity", "affirmed"),
        "certainty": source.get("certainty", "certain"),
    }
    fields |= {key: said[key][0] if said[key] else None for key in ("supplier", "recipient")}
    fields["item"] = said["item"][0].removeprefix("^").partition("#")[0]
    fields["quantity"] = amount(said["quantity"], "unit", "item")
    fields["value"] = amount(said["value"], "currency", None)
    fields["when"] = period(said["when"])
    words = {key: said[key] if key == "item" else said[key][1:] for key in WORDED_KEYS}
    mentions = {key: [mention(w, evidence, article) for w in words[key]] for key in WORDED_KEYS if words[key]}
    ordered = {key: fields[key] for key in WRITTEN_ORDER}
    return {"doc": article["id"], **ordered, "mentions": mentions, "evidence": evidence}


def anchored(words: str, article: dict[str, Any]) -> dict[str, Any]:
    """Evidence: words that occur once in the text, or in the title if they begin with ^."""
    place, words = ("title", words[1:]) if words.startswith("^") else ("text", words)
    start = _only(words, re.finditer(re.escape(words), article[place] or ""), place)
    return {"in": place, "start": start, "end": start + len(words), "quote": words}


def mention(words: str, evidence: list[dict[str, Any]], article: dict[str, Any]) -> dict[str, Any]:
    """Whole words, sought in the first piece of evidence that has them, else anywhere in the text.

    A # and a number after them choose among several places of the whole text.
    """
    place, words = ("title", words[1:]) if words.startswith("^") else ("text", words)
    words, _, number = words.partition("#")
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    places = [found.start() for found in whole.finditer(article[place] or "")]
    if number:
        if int(number) > len(places):
            raise SourceError(f"{words!r} stands {len(places)} times in the {place}, not {number}")
        start = places[int(number) - 1]
        return {"in": place, "start": start, "end": start + len(words)}
    for piece in evidence:
        inside = [
            at
            for at in places
            if piece["in"] == place and piece["start"] <= at < piece["end"] - len(words) + 1
        ]
        if inside:
            places = inside
            break
    start = _only(words, [whole.match(article[place], at) for at in places], place)
    return {"in": place, "start": start, "end": start + len(words)}


def amount(said: list[str], kind: str, default: str | None) -> dict[str, Any] | None:
    """'18 launcher' is 18 of them, '100..' at least and '..20' up to so many, '3..5' between."""
    if not said:
        return None
    number, _, unit = said[0].partition(" ")
    low, dots, high = number.partition("..")
    return {"low": _number(low), "high": _number(high if dots else low), kind: unit or default}


def period(said: list[str]) -> dict[str, str | None] | None:
    """'2009' is that year, '2009..2011-05' from one to the other, either of which may be left open."""
    if not said:
        return None
    start, dots, end = said[0].partition("..")
    return {"start": start or None, "end": (end if dots else start) or None}


def _listed(value: str | list[str] | None) -> list[str]:
    return [value] if isinstance(value, str) else list(value or [])


def _number(text: str) -> int | float | None:
    if not text:
        return None
    number = float(text)
    return int(number) if number == int(number) else number


def _only(words: str, found: Any, place: str) -> int:
    places = [match.start() for match in found]
    if len(places) != 1:
        raise SourceError(f"{words!r} stands {len(places)} times where it should stand once, in the {place}")
    return int(places[0])


def _lines(rows: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


if __name__ == "__main__":
    sys.exit(main())
