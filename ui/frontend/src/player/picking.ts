/** Picks counties out in the browser, where no server is there to do it. */
import { back, classIndex, FILTERED_OUT, NO_DATA, NO_DATA_BACK, standsBack } from "../classes";

type Values = ReadonlyArray<number | null>;

/** The character of a county's class, whether it stands back or not. */
function front(character: string): string {
  if (character === NO_DATA_BACK) return NO_DATA;
  return standsBack(character) ? classIndex(character).toString(36) : character;
}

/**
 * Let all counties stand back that a pick leaves out.
 *
 * @param pick "class:3", "class:none" or "values:-5:0" with either end open; the lower end belongs to it
 * @param values the value of every county, for a span of them
 */
export function pickedOut(classes: string, pick: string, values: Values | undefined): string {
  const [kind, ...rest] = pick.split(":");
  const isIn = kind === "class" ? inClass(rest[0]!) : inSpan(rest as [string, string], values);
  return [...classes]
    .map((held, row) => {
      const character = front(held);
      return character === FILTERED_OUT || isIn(character, row) ? character : back(character);
    })
    .join("");
}

type Test = (character: string, row: number) => boolean;

function inClass(name: string): Test {
  const wanted = name === "none" ? NO_DATA : Number(name).toString(36);
  return (character) => character === wanted;
}

function inSpan([low, high]: readonly [string, string], values: Values | undefined): Test {
  const from = low === "" ? -Infinity : Number(low);
  const to = high === "" ? Infinity : Number(high);
  return (_, row) => {
    const value = values?.[row] ?? null;
    return value !== null && value >= from && value < to;
  };
}
