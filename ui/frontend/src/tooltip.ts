/** The box beside the pointer: a county's name, where it lies, its value. */
import * as L from "leaflet";

const GAP = 14;

export interface TooltipText {
  readonly name: string;
  readonly place: string;
  readonly value: string | null;
}

export class Tooltip {
  readonly #map: L.Map;
  readonly #box: HTMLElement;
  readonly #name: HTMLElement;
  readonly #place: HTMLElement;
  readonly #value: HTMLElement;

  constructor(map: L.Map) {
    this.#map = map;
    this.#box = L.DomUtil.create("div", "county-tooltip", map.getContainer());
    this.#box.hidden = true;
    this.#name = L.DomUtil.create("strong", "", this.#box);
    this.#place = L.DomUtil.create("span", "county-tooltip-place", this.#box);
    this.#value = L.DomUtil.create("span", "county-tooltip-value", this.#box);
  }

  show(text: TooltipText, at: L.Point): void {
    this.#name.textContent = text.name;
    this.#place.textContent = text.place;
    this.#place.hidden = text.place === "";
    this.#value.textContent = text.value ?? "";
    this.#value.hidden = text.value === null;
    this.#box.hidden = false;
    this.moveTo(at);
  }

  /** Keep the box beside the pointer and inside the map. */
  moveTo(at: L.Point): void {
    const size = this.#map.getSize();
    const { offsetWidth: width, offsetHeight: height } = this.#box;
    const left = at.x + GAP + width > size.x ? at.x - GAP - width : at.x + GAP;
    const top = at.y + GAP + height > size.y ? at.y - GAP - height : at.y + GAP;
    this.#box.style.transform = `translate(${Math.max(0, left)}px, ${Math.max(0, top)}px)`;
  }

  hide(): void {
    this.#box.hidden = true;
  }
}
