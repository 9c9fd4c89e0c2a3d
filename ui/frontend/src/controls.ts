/** The map's buttons: nearer, farther, and to what the reader may want to see whole; and the notice. */
import * as L from "leaflet";
import type { Payload } from "./payload";

const ICONS = {
  zoom_in: "M8 3v10M3 8h10",
  zoom_out: "M3 8h10",
  whole_country: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
  zoom_to_filtered: "M2.5 3h11L9.5 8.2v5L6.5 11.5V8.2z",
  zoom_to_province: "M3 4.5 7 2.5l6 2-.5 5-4 4-4.5-1.5-1.5-4z",
  zoom_to_selected: "M8 1.5v3M8 11.5v3M1.5 8h3M11.5 8h3M8 4.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7",
} as const;

export type ControlName = keyof typeof ICONS;

const FOR_SELECTED: readonly ControlName[] = ["zoom_to_province", "zoom_to_selected"];

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

  /** Switch the buttons that need a selected county on or off. */
  allowSelected(allowed: boolean): void {
    for (const name of FOR_SELECTED) this.#buttons.get(name)!.disabled = !allowed;
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
