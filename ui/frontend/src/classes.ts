/** What a character of the class string stands for on the map. */
import type { Theme } from "./theme";

export const NO_DATA = "-";
export const FILTERED_OUT = " ";

export type Fill = string | CanvasPattern;

/**
 * Fill of a class.
 *
 * @param hatch the pattern for counties without data
 * @returns the class's colour; a county of a class that the legend does not know counts as without data
 */
export function fillOf(character: string, colors: readonly string[], theme: Theme, hatch: Fill): Fill {
  if (character === FILTERED_OUT) return theme.filteredOut;
  if (character === NO_DATA) return hatch;
  return colors[classIndex(character)] ?? hatch;
}

/** Number of a class: "0".."9", then "a".. for more than ten. */
export function classIndex(character: string): number {
  return Number.parseInt(character, 36);
}

/** Rows of the counties that the filter leaves. */
export function remaining(classes: string): number[] {
  const rows: number[] = [];
  for (let row = 0; row < classes.length; row += 1) {
    if (classes[row] !== FILTERED_OUT) rows.push(row);
  }
  return rows;
}
