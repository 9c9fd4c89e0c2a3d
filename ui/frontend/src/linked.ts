/** What the reader points at beside the map: a row of the ranking, or a point of the scatter plot. */

export type Ranked = Readonly<Record<string, readonly number[]>>;

export interface Linked {
  /** Rows of the counties in the ranking, by its end, the first place first. */
  readonly ranked: () => Ranked;
  /** Show where a county is, or stop showing. */
  readonly locate: (row: number | undefined) => void;
  readonly select: (row: number) => void;
}

interface PlotEvent {
  readonly points: ReadonlyArray<{ readonly customdata?: unknown }>;
}

/** Plotly's own element; it tells its events to whoever asks. */
type Plot = Element & { on?: (event: string, listener: (event: PlotEvent) => void) => void };

const RANKED = /(?:^|\s)st-key-rank_([a-z]+)_(\d+)(?:\s|$)/;

/** Row of the county that an element of the ranking stands for. */
export function rankedRow(target: Element, ranked: Ranked): number | undefined {
  const entry = target.closest('[class*="st-key-rank_"]');
  const [, end, place] = RANKED.exec(entry?.className ?? "") ?? [];
  return end === undefined ? undefined : ranked[end]?.[Number(place) - 1];
}

/** Row of the county that a point of the plot stands for. */
export function plottedRow(event: PlotEvent): number | undefined {
  const row = event.points[0]?.customdata;
  return typeof row === "number" ? row : undefined;
}

/** Follow the page around the frame, until the frame goes. */
export function followPage(page: Document, frame: Window, linked: Linked): void {
  let located = false;
  const locate = (row: number | undefined): void => {
    if (row === undefined && !located) return;
    located = row !== undefined;
    linked.locate(row);
  };
  const known = new WeakSet<Element>();
  const point = (event: Event): void => {
    const target = event.target as Element | null;
    if (!target?.closest) return;
    const plot = target.closest<Plot>(".st-key-scatter .js-plotly-plot");
    if (!plot) return locate(rankedRow(target, linked.ranked()));
    // A plot is drawn when it is asked for, so it is met when the pointer comes.
    if (known.has(plot) || !plot.on) return;
    known.add(plot);
    plot.on("plotly_hover", (hover) => locate(plottedRow(hover)));
    plot.on("plotly_unhover", () => locate(undefined));
    plot.on("plotly_click", (click) => {
      const row = plottedRow(click);
      if (row !== undefined) linked.select(row);
    });
  };
  const leave = (): void => locate(undefined);
  const listeners: Array<[string, (event: Event) => void]> = [
    ["pointerover", point], ["focusin", point], ["focusout", leave],
  ];
  for (const [name, listener] of listeners) page.addEventListener(name, listener);
  page.documentElement.addEventListener("pointerleave", leave);
  frame.addEventListener("pagehide", () => {
    for (const [name, listener] of listeners) page.removeEventListener(name, listener);
    page.documentElement.removeEventListener("pointerleave", leave);
  });
}
