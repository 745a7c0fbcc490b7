"""Reads every calendar of a folder with icalendar and vobject; prints what they warn of, and fails if that is anything."""

import sys
import warnings
from pathlib import Path

import vobject
from icalendar import Calendar

warnings.simplefilter("error")


def faults(path: Path) -> list[str]:
    try:
        calendar = Calendar.from_ical(path.read_bytes())
    except Exception as problem:  # Whatever it is, it is what we want to hear of.
        return [f"{path.name}: {problem!r}"]
    found = [f"{path.name}: {error}" for part in calendar.walk() for error in part.errors]
    for event in calendar.walk("VEVENT"):
        start, end = event.decoded("DTSTART"), event.decoded("DTEND", None)
        if end is not None and not end > start:
            found.append(f"{path.name}: it ends on {end}, not after {start}")
    zones = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
    for event in calendar.walk("VEVENT"):
        zone = event["DTSTART"].params.get("TZID")
        if zone is not None and zone not in zones:
            found.append(f"{path.name}: {zone} is not explained")
    ids = [str(part["UID"]) for part in calendar.walk() if part.name in ("VEVENT", "VJOURNAL")]
    if not ids or len(ids) != len(set(ids)):
        found.append(f"{path.name}: {len(ids)} components with {len(set(ids))} ids")
    try:
        for component in vobject.readComponents(path.read_text(encoding="utf-8")):
            component.validate(raiseException=True)
    except Exception as problem:
        found.append(f"{path.name}: vobject: {problem!r}")
    return found


paths = sorted(Path(sys.argv[1]).glob("*.ics"))
problems = [fault for path in paths for fault in faults(path)]
print("\n".join(problems))
sys.exit(1 if problems or not paths else 0)
