/** The distribution in the legend: how many counties have which value, in the colours of their classes. */
import { classIndex, FILTERED_OUT, NO_DATA, NO_DATA_BACK, standsBack } from "./classes";

const SVG = "http://www.w3.org/2000/svg";

/** Columns of the distribution. */
export const BINS = 48;

const WITHOUT = new Set([FILTERED_OUT, NO_DATA, NO_DATA_BACK]);
const HEIGHT = 34;
const HEAD = 7;
const TAIL = 0.01;

export interface Bins {
  readonly low: number;
  readonly high: number;
  /** Counties by bin, then by class. */
  readonly counts: ReadonlyArray<readonly number[]>;
  /** Whether those of a class in a bin stand back, since others are picked out. */
  readonly back: ReadonlyArray<readonly boolean[]>;
}

/** A value that is marked on the distribution. */
export interface Mark {
  readonly kind: "selected" | "nation";
  readonly value: number;
}

/**
 * Sort the counties that are shown into bins of equal width.
 *
 * The outermost hundredth on either side goes into the last bin there, so that a single county far out does not
 * press all others together.
 *
 * @returns undefined where no two values differ
 */
export function binned(
  values: ReadonlyArray<number | null>,
  classes: string,
  sizes: number,
  bins = BINS,
): Bins | undefined {
  const rows = [...values.keys()].filter(
    (row) => values[row] !== null && !WITHOUT.has(classes[row]!),
  );
  const ordered = rows.map((row) => values[row]!).sort((a, b) => a - b);
  const tail = Math.floor(ordered.length * TAIL);
  const low = ordered[tail];
  const high = ordered[ordered.length - 1 - tail];
  if (low === undefined || high === undefined || low === high) return undefined;
  const counts = Array.from({ length: bins }, () => new Array<number>(sizes).fill(0));
  const back = Array.from({ length: bins }, () => new Array<boolean>(sizes).fill(true));
  for (const row of rows) {
    const place = Math.floor(position(values[row]!, low, high) * bins);
    const bin = Math.min(place, bins - 1);
    const number = classIndex(classes[row]!);
    if (number >= sizes) continue;
    counts[bin]![number]! += 1;
    if (!standsBack(classes[row]!)) back[bin]![number] = false;
  }
  return { low, high, counts, back };
}

/** Where a value lies between two others, 0 to 1; one beyond them at the end. */
export function position(value: number, low: number, high: number): number {
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

/** Draw bins as columns, each class in its colour, and the marks over them. */
export function drawn(bins: Bins, colors: readonly string[], marks: readonly Mark[], label: string): SVGElement {
  const svg = shape("svg", { viewBox: `0 0 ${BINS} ${HEIGHT}`, preserveAspectRatio: "none", role: "img" });
  svg.setAttribute("aria-label", label);
  const tallest = Math.max(...bins.counts.map((bin) => bin.reduce((sum, count) => sum + count, 0)));
  bins.counts.forEach((bin, place) => {
    let top = HEIGHT;
    bin.forEach((count, number) => {
      if (count === 0) return;
      const height = (count / tallest) * (HEIGHT - HEAD);
      top -= height;
      const x = (place * BINS) / bins.counts.length;
      const opacity = bins.back[place]![number] ? 0.25 : 1;
      svg.append(shape("rect", { x, y: top, width: 0.86, height, fill: colors[number] ?? "none", opacity }));
    });
  });
  for (const { kind, value } of marks) {
    const x = position(value, bins.low, bins.high) * BINS;
    svg.append(shape("line", { class: kind, x1: x, x2: x, y1: 0, y2: HEIGHT }));
  }
  return svg;
}

function shape(name: string, attributes: Record<string, string | number>): SVGElement {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  return node;
}
