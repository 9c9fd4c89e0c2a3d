/** What a character of the class string stands for on the map. */
import type { Theme } from "./theme";

export const NO_DATA = "-";
/** No data, of a county that stands back. */
export const NO_DATA_BACK = "~";
export const FILTERED_OUT = " ";

export type Fill = string | CanvasPattern;

/**
 * Fill of a class.
 *
 * @param hatch the pattern for counties without data
 * @returns the class's colour; a county of a class that the legend does not know counts as without data
 */
export function fillOf(character: string, colors: readonly string[], theme: Theme, hatch: Fill): Fill {
  if (character === FILTERED_OUT || character === NO_DATA_BACK) return theme.filteredOut;
  if (character === NO_DATA) return hatch;
  const color = colors[classIndex(character)];
  if (color === undefined) return hatch;
  return standsBack(character) ? mixed(color, theme.background, BACK) : color;
}

/** Number of a class: "0".."9", then "a".. for more than ten; "A".. for one that stands back. */
export function classIndex(character: string): number {
  return standsBack(character) ? character.charCodeAt(0) - "A".charCodeAt(0) : Number.parseInt(character, 36);
}

/** Whether a county gives way to those that are picked out. */
export function standsBack(character: string): boolean {
  return (character >= "A" && character <= "Z") || character === NO_DATA_BACK;
}

/** The character of the same class, for a county that stands back. */
export function back(character: string): string {
  if (character === FILTERED_OUT) return character;
  if (character === NO_DATA) return NO_DATA_BACK;
  return String.fromCharCode("A".charCodeAt(0) + classIndex(character));
}

/** What is left of a colour that stands back. */
const BACK = 0.14;

/** Mix two colours of the form `#rrggbb`. */
export function mixed(color: string, ground: string, share: number): string {
  const channel = (at: number): string => {
    const [over, under] = [color, ground].map((text) => Number.parseInt(text.slice(at, at + 2), 16)) as [number, number];
    return Math.round(share * over + (1 - share) * under).toString(16).padStart(2, "0");
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}

/** Rows of the counties that the filter leaves. */
export function remaining(classes: string): number[] {
  const rows: number[] = [];
  for (let row = 0; row < classes.length; row += 1) {
    if (classes[row] !== FILTERED_OUT) rows.push(row);
  }
  return rows;
}
