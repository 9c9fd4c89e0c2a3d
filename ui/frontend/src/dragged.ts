/** The count beside a slider of the page follows the thumb while it is dragged, before the page answers. */

const AFTER_MS = 40;

interface Drag {
  readonly input: HTMLInputElement;
  readonly least: number;
  readonly step: number;
  readonly counts: readonly number[];
  readonly count: Element;
}

/** Find the slider that an element of the page is a part of; its counts for every stop came with the page. */
function dragOf(page: Document, target: Element): Drag | undefined {
  for (const told of page.querySelectorAll<HTMLElement>("[data-slider]")) {
    const { slider, of, least, step, counts } = told.dataset;
    const control = page.getElementsByClassName(`st-key-${slider}`)[0];
    const input = control?.querySelector<HTMLInputElement>("input[type=range]");
    const count = page.querySelector(`[data-count-of="${of}"]`);
    if (!control?.contains(target) || !input || !count || !counts) continue;
    return { input, least: Number(least), step: Number(step), counts: counts.split(",").map(Number), count };
  }
  return undefined;
}

/** Follow the sliders of the page around the frame, until the frame goes. */
export function followSliders(page: Document, frame: Window): void {
  let drag: Drag | undefined;
  const press = (event: Event): void => {
    const target = event.target as Element | null;
    drag = target?.closest ? dragOf(page, target) : undefined;
  };
  const show = (): void => {
    if (!drag) return;
    const count = drag.counts[Math.round((Number(drag.input.value) - drag.least) / drag.step)];
    if (count !== undefined) drag.count.textContent = count.toLocaleString("en-US");
  };
  // The slider moves its thumb in answer to the same event, so look after it has.
  const move = (): void => {
    if (drag) frame.setTimeout(show, AFTER_MS);
  };
  const release = (): void => {
    drag = undefined;
  };
  const listeners: Array<[string, (event: Event) => void]> = [
    ["pointerdown", press], ["pointermove", move], ["pointerup", release], ["pointercancel", release],
  ];
  for (const [name, listener] of listeners) page.addEventListener(name, listener, true);
  frame.addEventListener("pagehide", () => {
    for (const [name, listener] of listeners) page.removeEventListener(name, listener, true);
  });
}
