"""Reads every feed of a folder: Atom by the schema of RFC 4287 and its further rules, both formats by feedparser.

Prints what is wrong, and fails if that is anything.
"""

import json
import sys
from pathlib import Path

import feedparser
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
SCHEMA = etree.RelaxNG(etree.parse(str(Path(__file__).with_name("atom.rng"))))
# What the Atom schema must refuse, or it would prove nothing.
BROKEN = '<feed xmlns="http://www.w3.org/2005/Atom"><title>No id</title><updated>2026-11-24T00:00:00Z</updated></feed>'


def rules(feed: etree._Element) -> list[str]:
    """The rules that the RFC gives beside its grammar."""
    found = []
    for part in [feed, *feed.findall(f"{ATOM}entry")]:
        links = [link for link in part.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
        keys = [(link.get("type"), link.get("hreflang")) for link in links]
        if len(keys) != len(set(keys)):
            found.append("two alternate links of one type and language")
    entries = feed.findall(f"{ATOM}entry")
    if feed.find(f"{ATOM}author") is None and any(entry.find(f"{ATOM}author") is None for entry in entries):
        found.append("an entry without an author")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    if len(ids) != len(set(ids)):
        found.append("two entries of one id")
    found += [f"{name} is no tag URI" for name in [feed.findtext(f"{ATOM}id"), *ids] if not name.startswith("tag:")]
    relations = {link.get("rel") for link in feed.findall(f"{ATOM}link")}
    return found + [f"no link {relation}" for relation in {"self", "alternate", "first", "last"} - relations]


def faults(path: Path) -> list[str]:
    text = path.read_bytes()
    if path.suffix == ".json":
        feed = json.loads(text)
        wrong = [name for name in ("version", "title", "feed_url", "home_page_url", "items") if not feed.get(name)]
        if feed.get("items") == []:
            wrong.remove("items")
        items = feed["items"]
        wrong += [f"{name} of an item" for item in items for name in ("id", "url", "content_html") if name not in item]
        return [f"{path.name}: {name} is missing" for name in wrong]
    found = []
    tree = etree.fromstring(text)
    if not SCHEMA.validate(tree):
        found += [str(error) for error in SCHEMA.error_log][:5]
    found += rules(tree)
    parsed = feedparser.parse(text)
    if parsed.bozo:
        found.append(f"feedparser: {parsed.bozo_exception!r}")
    if len(parsed.entries) != len(tree.findall(f"{ATOM}entry")):
        found.append(f"feedparser reads {len(parsed.entries)} entries")
    return [f"{path.name}: {fault}" for fault in found]


assert not SCHEMA.validate(etree.fromstring(BROKEN)), "the schema takes a feed without an id"
paths = [path for path in sorted(Path(sys.argv[1]).iterdir()) if path.suffix in (".atom", ".json")]
problems = [fault for path in paths for fault in faults(path)]
print("\n".join(problems))
sys.exit(1 if problems or not paths else 0)
