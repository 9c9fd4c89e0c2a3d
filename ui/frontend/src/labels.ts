/** Which names fit: the first come first, and none over another. */
import type * as L from "leaflet";

export interface WantedLabel {
  readonly text: string;
  readonly at: L.Point;
}

const LINE = 15;
const GAP = 8;

/** Width of a label in pixels: full-width characters count double. */
export function labelWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) > 0x2e80 ? 12 : 6.6;
  return width;
}

/** Choose the labels that are drawn, in order of importance, without overlap. */
export function place(labels: readonly WantedLabel[]): number[] {
  const taken: Array<[left: number, top: number, right: number, bottom: number]> = [];
  const chosen: number[] = [];
  labels.forEach(({ text, at }, index) => {
    const left = at.x - 4;
    const right = at.x + GAP + labelWidth(text);
    const top = at.y - LINE / 2;
    const bottom = at.y + LINE / 2;
    const free = taken.every(([l, t, r, b]) => right < l || left > r || bottom < t || top > b);
    if (!free) return;
    taken.push([left, top, right, bottom]);
    chosen.push(index);
  });
  return chosen;
}
