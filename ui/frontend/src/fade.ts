/** A slider that fades the map from year to year; all years have the same classes. */
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

/** A place between two years. */
export interface Between {
  readonly from: number;
  readonly to: number;
  /** How far it is from the one to the other, 0 to 1. */
  readonly share: number;
}

/** The two years that a place on the slider lies between, a year being `STEPS` long. */
export function between(place: number, years: number): Between {
  const from = Math.min(Math.floor(place / STEPS), years - 2);
  return { from, to: from + 1, share: place / STEPS - from };
}

/** The slider at the head of the map; it hides where the measure has no other year. */
export class FadeSlider {
  readonly #panel = L.DomUtil.create("label", "county-fade");
  readonly #slider = document.createElement("input");
  readonly #years = document.createElement("span");
  #shown = "";
  #fade: Fade | null = null;

  constructor(map: L.Map, moved: () => void) {
    Object.assign(this.#slider, { type: "range", min: "0" });
    this.#slider.addEventListener("input", moved);
    this.#years.className = "years";
    this.#panel.append(this.#slider, this.#years);
    this.#panel.hidden = true;
    L.DomEvent.disableClickPropagation(this.#panel);
    map.getContainer().append(this.#panel);
  }

  /** Where the reader has gone; null at the year on show. */
  get place(): Between | null {
    const place = Number(this.#slider.value);
    if (!this.#fade || place === this.#fade.here * STEPS) return null;
    return between(place, this.#fade.years.length);
  }

  /** Offer other years, or none; the slider starts at the year on show. */
  show(fade: Fade | null): void {
    this.#panel.hidden = fade === null;
    this.#fade = fade;
    if (fade === null) return;
    this.#slider.setAttribute("aria-label", fade.label);
    const content = JSON.stringify([fade.values, fade.here]);
    if (content === this.#shown) return;
    this.#shown = content;
    this.#slider.max = String((fade.years.length - 1) * STEPS);
    this.#slider.value = String(fade.here * STEPS);
    this.#years.replaceChildren(...fade.years.map((year) => Object.assign(document.createElement("span"), { textContent: year })));
  }
}
