/** The way back to Streamlit: a click on the map becomes the component's value. */

declare global {
  interface Window {
    Streamlit?: { setComponentValue(value: unknown): void };
  }
}

let last = 0;

/** A number that grows with every click, over reloads of the frame too, so that a second click counts. */
function next(): number {
  last = Math.max(last + 1, Date.now());
  return last;
}

/**
 * Report a click on a county.
 *
 * @param code code of the county, or null for a click beside all counties
 */
export function reportClick(code: string | null): void {
  window.Streamlit?.setComponentValue({ code, n: next() });
}

/** Set options of the page, written as in its address; an empty text takes one off. */
export function reportChoice(choices: Readonly<Record<string, string>>): void {
  window.Streamlit?.setComponentValue({ code: null, choices, n: next() });
}
