/** The way back to Streamlit: a click on the map becomes the component's value. */

declare global {
  interface Window {
    Streamlit?: { setComponentValue(value: unknown): void };
  }
}

let last = 0;

/**
 * Report a click.
 *
 * `n` grows with every click, over reloads of the frame too, so that a second click on the same county counts.
 *
 * @param code code of the county, or null for a click beside all counties
 */
export function reportClick(code: string | null): void {
  last = Math.max(last + 1, Date.now());
  window.Streamlit?.setComponentValue({ code, n: last });
}
