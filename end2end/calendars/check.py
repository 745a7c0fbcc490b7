"""Reads every calendar of a folder with icalendar; prints what it warns of, and fails if that is anything."""

import sys
import warnings
from pathlib import Path

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
    return found


paths = sorted(Path(sys.argv[1]).glob("*.ics"))
problems = [fault for path in paths for fault in faults(path)]
print("\n".join(problems))
sys.exit(1 if problems or not paths else 0)
