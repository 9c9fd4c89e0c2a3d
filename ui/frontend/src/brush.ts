/** A span of the distribution that the reader draws, with the pointer or with the arrow keys. */
import * as L from "leaflet";
import { BINS } from "./distribution";
import type { Bins } from "./distribution";

/** A span of bins, the first and the one after the last. */
export type Span = readonly [from: number, to: number];

const PREFIX = "values:";

/** Write a span of bins as a pick; where it reaches an end of the distribution that end is open. */
export function spanText([from, to]: Span, { low, high }: Bins): string {
  const edge = (bin: number): string => String(Number((low + ((high - low) * bin) / BINS).toPrecision(6)));
  return `${PREFIX}${from <= 0 ? "" : edge(from)}:${to >= BINS ? "" : edge(to)}`;
}

/** Read a pick as a span of bins, which may end between two; null where it is no span. */
export function spanOf(pick: string, { low, high }: Bins): Span | null {
  if (!pick.startsWith(PREFIX)) return null;
  const [from, to] = pick.slice(PREFIX.length).split(":") as [string, string];
  const bin = (text: string, open: number): number =>
    text === "" ? open : Math.min(BINS, Math.max(0, ((Number(text) - low) / (high - low)) * BINS));
  return [bin(from, 0), bin(to, BINS)];
}

/** The span after a key: arrows move it, with shift they move its end; undefined for another key. */
export function moved(span: Span | null, key: string, shift: boolean): Span | undefined {
  const step = key === "ArrowLeft" ? -1 : key === "ArrowRight" ? 1 : 0;
  if (step === 0) return undefined;
  if (!span) return step > 0 ? [0, 1] : [BINS - 1, BINS];
  const [from, to] = [Math.round(span[0]), Math.round(span[1])];
  const width = shift ? Math.max(1, to - from + step) : to - from;
  const start = Math.min(BINS - width, Math.max(0, shift ? from : from + step));
  return [start, Math.min(BINS, start + width)];
}

/** The ground that holds the distribution; it can be drawn over and has the focus of the keyboard. */
export class Brush {
  readonly ground = L.DomUtil.create("div", "brush");
  readonly #band = L.DomUtil.create("div", "band");
  readonly #picked: (pick: string) => void;
  #bins: Bins | undefined;
  #span: Span | null = null;

  constructor(picked: (pick: string) => void) {
    this.#picked = picked;
    this.ground.tabIndex = 0;
    this.ground.setAttribute("role", "group");
    this.ground.addEventListener("pointerdown", (event) => this.#draw(event));
    this.ground.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Show a drawing of the distribution, and on it the span that is picked. */
  show(drawing: Element, bins: Bins, pick: string, label: string): void {
    this.#bins = bins;
    this.#span = spanOf(pick, bins);
    this.ground.setAttribute("aria-label", label);
    this.ground.title = label;
    this.ground.replaceChildren(drawing, this.#band);
    this.#place(this.#span);
  }

  #place(span: Span | null): void {
    this.#band.hidden = span === null;
    if (!span) return;
    this.#band.style.left = `${(100 * span[0]) / BINS}%`;
    this.#band.style.width = `${(100 * (span[1] - span[0])) / BINS}%`;
  }

  #draw(event: PointerEvent): void {
    if (event.button !== 0 || !this.#bins) return;
    const box = this.ground.getBoundingClientRect();
    const bin = (at: PointerEvent): number => ((at.clientX - box.left) / box.width) * BINS;
    const start = bin(event);
    const spanTo = (at: PointerEvent): Span => {
      const [from, to] = [Math.min(start, bin(at)), Math.max(start, bin(at))];
      return [Math.max(0, Math.floor(from)), Math.min(BINS, Math.max(Math.ceil(to), Math.floor(from) + 1))];
    };
    let drawn = spanTo(event);
    const follow = (at: PointerEvent): void => this.#place((drawn = spanTo(at)));
    const finish = (at: PointerEvent): void => {
      this.ground.removeEventListener("pointermove", follow);
      // A press without a way takes the span off, where there is one.
      const pressed = Math.abs(at.clientX - event.clientX) < 3;
      this.#set(pressed && this.#span ? null : drawn);
    };
    this.ground.setPointerCapture(event.pointerId);
    this.ground.addEventListener("pointermove", follow);
    this.ground.addEventListener("pointerup", finish, { once: true });
    follow(event);
  }

  #key(event: KeyboardEvent): void {
    const span = event.key === "Escape" ? null : moved(this.#span, event.key, event.shiftKey);
    if (span === undefined) return;
    event.preventDefault();
    this.#set(span);
  }

  #set(span: Span | null): void {
    if (!this.#bins) return;
    this.#span = span;
    this.#place(span);
    this.#picked(span ? spanText(span, this.#bins) : "");
  }
}
