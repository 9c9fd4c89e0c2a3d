/** The map's buttons: nearer, farther, the whole country, the counties that the filter leaves; and the notice. */
import * as L from "leaflet";
import type { Payload } from "./payload";

const ICONS = {
  zoom_in: "M8 3v10M3 8h10",
  zoom_out: "M3 8h10",
  whole_country: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
  zoom_to_filtered: "M2.5 3h11L9.5 8.2v5L6.5 11.5V8.2z",
} as const;

export type ControlName = keyof typeof ICONS;

export class Controls {
  readonly #buttons = new Map<ControlName, HTMLButtonElement>();
  readonly #notice: HTMLElement;

  constructor(map: L.Map, actions: Record<ControlName, () => void>) {
    const bar = L.DomUtil.create("div", "county-controls leaflet-bar");
    for (const name of Object.keys(ICONS) as ControlName[]) {
      const button = L.DomUtil.create("button", "", bar) as HTMLButtonElement;
      button.type = "button";
      button.dataset["action"] = name;
      button.append(icon(ICONS[name]));
      button.addEventListener("click", actions[name]);
      this.#buttons.set(name, button);
    }
    L.DomEvent.disableClickPropagation(bar);
    this.#notice = L.DomUtil.create("div", "county-notice");
    add(map, bar, "topright");
    add(map, this.#notice, "bottomright");
  }

  /** Put the words of the payload's language on the buttons. */
  label(payload: Payload): void {
    for (const [name, button] of this.#buttons) {
      const label = payload.labels[name] ?? "";
      button.title = label;
      button.setAttribute("aria-label", label);
    }
    this.#notice.textContent = payload.labels["notice"] ?? "";
  }
}

function add(map: L.Map, content: HTMLElement, position: L.ControlPosition): void {
  const Control = L.Control.extend({ onAdd: () => content });
  new Control({ position }).addTo(map);
}

function icon(path: string): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
