// One page of every kind, and the three languages.

export const LANGUAGES = ["en", "ja", "ko"] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Kind {
  path: string;
  status?: number;
}

export const PAGES: Kind[] = [
  { path: "/" },
  { path: "/leaders" },
  { path: "/countries" },
  { path: "/countries/jp" },
  { path: "/people/fumio-kishida" },
  { path: "/offices/jp-prime-minister" },
  { path: "/events" },
  { path: "/events/jp-ldp-leadership-2024" },
  { path: "/events?view=month" },
  { path: "/transitions" },
  { path: "/transitions/jp-prime-minister-after-fumio-kishida" },
  { path: "/relations/jp-kr" },
  { path: "/relations/jp-kr-us" },
  { path: "/changes" },
  { path: "/changes/1" },
  { path: "/map" },
  { path: "/timelines?group=g7" },
  { path: "/compare?from=2024-01-01&to=2025-01-01" },
  { path: "/brief?group=quad" },
  { path: "/search?q=kishida" },
  { path: "/about" },
  { path: "/embed?url=%2Fevents%2Fjp-ldp-leadership-2024" },
  { path: "/cite?url=%2Fpeople%2Ffumio-kishida" },
  { path: "/sign-in" },
  { path: "/countries/atlantis", status: 404 },
];

/** The address of a page in a language: English has no segment of its own. */
export function localized(path: string, language: Language): string {
  if (language === "en") return path;
  return path === "/" ? `/${language}` : `/${language}${path}`;
}

/** The page as it stood on a day. */
export function asOf(path: string, day: string): string {
  return `${path}${path.includes("?") ? "&" : "?"}as_of=${day}`;
}
