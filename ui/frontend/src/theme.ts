/** The map's greys, for a light and a dark page; colours of classes come with the payload. */

export interface Theme {
  readonly name: "light" | "dark";
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  readonly panel: string;
  readonly panelBorder: string;
  readonly countyBorder: string;
  readonly provinceBorder: string;
  readonly prefectureBorder: string;
  readonly outline: string;
  readonly overlayHalo: string;
  readonly ring: string;
  readonly agglomeration: string;
  readonly point: string;
  readonly badge: string;
  readonly badgeText: string;
  readonly filteredOut: string;
  readonly noData: string;
  readonly noDataLine: string;
  readonly selected: string;
  readonly halo: string;
}

const LIGHT: Theme = {
  name: "light",
  background: "#f4f6f6",
  text: "#1f2933",
  muted: "#52606d",
  panel: "rgba(255,255,255,0.92)",
  panelBorder: "#d5dae0",
  countyBorder: "rgba(255,255,255,0.7)",
  provinceBorder: "#1f2933",
  prefectureBorder: "rgba(31,41,51,0.55)",
  overlayHalo: "rgba(255,255,255,0.85)",
  ring: "#9c1f5a",
  agglomeration: "#2b3fae",
  point: "#3a1d6e",
  badge: "#fff3d1",
  badgeText: "#6b3a00",
  outline: "#3e4c59",
  filteredOut: "#e4e7eb",
  noData: "#eceef0",
  noDataLine: "#a3adb8",
  selected: "#111820",
  halo: "#ffffff",
};

const DARK: Theme = {
  name: "dark",
  background: "#111517",
  text: "#e4e7eb",
  muted: "#a9b4c0",
  panel: "rgba(21,25,27,0.93)",
  panelBorder: "#343b3e",
  countyBorder: "rgba(17,21,23,0.6)",
  provinceBorder: "#f2f5f6",
  prefectureBorder: "rgba(8,11,12,0.6)",
  overlayHalo: "rgba(10,13,14,0.75)",
  ring: "#ff9ccb",
  agglomeration: "#a9b8ff",
  point: "#e6dcff",
  badge: "#3b2a0a",
  badgeText: "#ffdf9e",
  outline: "#aab4b8",
  filteredOut: "#262c2f",
  noData: "#1c2123",
  noDataLine: "#5a6468",
  selected: "#ffffff",
  halo: "#111517",
};

/** Tell from a page's background colour (`#rgb`, `#rrggbb` or `rgb(...)`) which theme suits it. */
export function themeFor(background: string): Theme {
  return luminance(background) < 0.35 ? DARK : LIGHT;
}

function luminance(color: string): number {
  const text = color.trim();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text);
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(text);
  const spelled = /^rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/i.exec(text);
  const parts = short
    ? short.slice(1, 4).map((digit) => parseInt(digit + digit, 16))
    : long
      ? long.slice(1, 4).map((pair) => parseInt(pair, 16))
      : spelled
        ? spelled.slice(1, 4).map(Number)
        : [255, 255, 255];
  const [red, green, blue] = parts as [number, number, number];
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}

/** Theme of the page around the frame, as Streamlit's component library left it in the frame's styles. */
export function pageTheme(): Theme {
  return themeFor(getComputedStyle(document.documentElement).getPropertyValue("--background-color"));
}

/** Call back whenever Streamlit renders the component with another theme. */
export function onThemeChange(change: (theme: Theme) => void): void {
  window.addEventListener("message", (event: MessageEvent) => {
    const data = event.data as { type?: string; theme?: { backgroundColor?: string } } | null;
    if (data?.type === "streamlit:render" && data.theme?.backgroundColor) {
      change(themeFor(data.theme.backgroundColor));
    }
  });
}

/** Hand the theme to the style sheet. */
export function applyTheme(container: HTMLElement, theme: Theme): void {
  container.dataset["theme"] = theme.name;
  const styles: Record<string, string> = {
    "--map-background": theme.background,
    "--map-text": theme.text,
    "--map-muted": theme.muted,
    "--map-panel": theme.panel,
    "--map-panel-border": theme.panelBorder,
    "--map-no-data": theme.noData,
    "--map-no-data-line": theme.noDataLine,
    "--map-filtered-out": theme.filteredOut,
    "--map-halo": theme.halo,
    "--map-point": theme.point,
    "--map-badge": theme.badge,
    "--map-badge-text": theme.badgeText,
    "--map-ring": theme.ring,
    "--map-agglomeration": theme.agglomeration,
  };
  for (const [name, value] of Object.entries(styles)) container.style.setProperty(name, value);
}
