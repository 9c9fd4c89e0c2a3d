/** Which names fit: the first come first, and none over another. */
import type * as L from "leaflet";

export interface WantedLabel {
  readonly text: string;
  readonly at: L.Point;
}

/** A rectangle of the map that something already fills, in pixels. */
export type Box = readonly [left: number, top: number, right: number, bottom: number];

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
  const boxes = labels.map(({ text, at }): Box => {
    return [at.x - 4, at.y - LINE / 2, at.x + GAP + labelWidth(text), at.y + LINE / 2];
  });
  return fitting(boxes);
}

/** Choose the boxes that are drawn: the first come first, and none over another. */
export function fitting(boxes: readonly Box[]): number[] {
  const filled: Box[] = [];
  const chosen: number[] = [];
  boxes.forEach((box, index) => {
    const [left, top, right, bottom] = box;
    const free = filled.every(([l, t, r, b]) => right < l || left > r || bottom < t || top > b);
    if (!free) return;
    filled.push(box);
    chosen.push(index);
  });
  return chosen;
}
