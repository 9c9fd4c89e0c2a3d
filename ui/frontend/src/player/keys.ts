/** What a key means while slides are shown. */

export type Action =
  | "next" | "previous" | "first" | "last" | "blank" | "fullscreen" | "notes" | "speaker" | "ground" | "print" | "end";

const ACTIONS: Readonly<Record<string, Action>> = {
  ArrowRight: "next",
  ArrowDown: "next",
  PageDown: "next",
  " ": "next",
  Enter: "next",
  ArrowLeft: "previous",
  ArrowUp: "previous",
  PageUp: "previous",
  Backspace: "previous",
  Home: "first",
  End: "last",
  b: "blank",
  ".": "blank",
  f: "fullscreen",
  n: "notes",
  s: "speaker",
  d: "ground",
  p: "print",
  Escape: "end",
};

const PRESSED = new Set([" ", "Enter"]);
const MOVED = new Set(["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"]);

export type Key = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

/**
 * Tell what a key asks for; undefined where it is the browser's, or that of the control that has the focus.
 *
 * @param focus what has the focus
 */
export function actionOf(key: Key, focus: Element | null): Action | undefined {
  const name = key.key.length === 1 ? key.key.toLowerCase() : key.key;
  // The browser would print before the maps are drawn for it.
  if (key.ctrlKey || key.metaKey) return name === "p" && !key.altKey ? "print" : undefined;
  if (key.altKey) return undefined;
  if (PRESSED.has(name) && focus?.closest("button, a, summary")) return undefined;
  if (MOVED.has(name) && focus?.closest("input, select, textarea, .brush")) return undefined;
  if (name === " " && key.shiftKey) return "previous";
  return ACTIONS[name];
}

/** Number of the slide that is shown after an action, from 0; the same one at either end. */
export function placeAfter(action: Action, place: number, slides: number): number {
  const last = Math.max(0, slides - 1);
  if (action === "next") return Math.min(place + 1, last);
  if (action === "previous") return Math.max(place - 1, 0);
  if (action === "first") return 0;
  return action === "last" ? last : place;
}

/** Number of the slide that an address names: `#3` is the third; the first one where it names none. */
export function placeOf(hash: string, slides: number): number {
  const number = /^#(\d{1,4})$/.exec(hash)?.[1];
  const place = number === undefined ? 0 : Number(number) - 1;
  return place >= 0 && place < slides ? place : 0;
}
