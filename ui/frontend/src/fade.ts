/** A slider that fades the map from one year to another; both years have the same classes. */
import * as L from "leaflet";
import { back, FILTERED_OUT, NO_DATA, standsBack } from "./classes";
import type { Fill } from "./classes";
import type { Fade } from "./payload";

type Values = ReadonlyArray<number | null>;

const STEPS = 100;

/**
 * Class characters of another year.
 *
 * @param bounds inner boundaries of the classes; a class holds its lower one
 * @param shown class characters of the year on show: what the filter leaves out there stays out
 */
export function classesOf(values: Values, bounds: readonly number[], shown: string): string {
  return values
    .map((value, row) => {
      if (shown[row] === FILTERED_OUT) return FILTERED_OUT;
      const character = value === null ? NO_DATA : bounds.filter((bound) => value >= bound).length.toString(36);
      return standsBack(shown[row]!) ? back(character) : character;
    })
    .join("");
}

/** Mix two fills; where one is a pattern there is no between, so it turns at the middle. */
export function blend(from: Fill, to: Fill, share: number): Fill {
  if (from === to || typeof from !== "string" || typeof to !== "string") return share < 0.5 ? from : to;
  const parts = [1, 3, 5].map((at) => {
    const [a, b] = [from, to].map((color) => Number.parseInt(color.slice(at, at + 2), 16)) as [number, number];
    return Math.round(a + (b - a) * share)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${parts.join("")}`;
}

/** The slider at the foot of the map; it hides where the measure has no other year. */
export class FadeSlider {
  readonly #panel = L.DomUtil.create("label", "county-fade");
  readonly #slider = document.createElement("input");
  readonly #ends = [document.createElement("span"), document.createElement("span")] as const;
  #shown = "";
  #here = 0;

  constructor(map: L.Map, moved: () => void) {
    Object.assign(this.#slider, { type: "range", min: "0", max: String(STEPS) });
    this.#slider.addEventListener("input", moved);
    this.#panel.append(this.#ends[0], this.#slider, this.#ends[1]);
    this.#panel.hidden = true;
    L.DomEvent.disableClickPropagation(this.#panel);
    map.getContainer().append(this.#panel);
  }

  /** How far the reader has gone to the other year, 0 to 1. */
  get share(): number {
    return this.#panel.hidden ? 0 : Math.abs(Number(this.#slider.value) / STEPS - this.#here);
  }

  /** Offer another year, or none; the slider starts at the year on show. */
  show(fade: Fade | null): void {
    this.#panel.hidden = fade === null;
    if (fade === null) return;
    this.#slider.setAttribute("aria-label", fade.label);
    const content = JSON.stringify([fade.values, fade.here]);
    if (content === this.#shown) return;
    this.#shown = content;
    this.#here = fade.here;
    this.#slider.value = String(fade.here * STEPS);
    this.#ends.forEach((end, i) => (end.textContent = fade.years[i]!));
  }
}
