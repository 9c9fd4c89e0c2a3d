/** The key of the layers over the map: shown when there is more than the borders and the cities. */
import * as L from "leaflet";
import type { Payload } from "./payload";

const SILENT = new Set(["provinces", "cities"]);

export class OverlayKey {
  readonly #panel = L.DomUtil.create("ul", "overlay-key");

  constructor(map: L.Map) {
    const Control = L.Control.extend({ onAdd: () => this.#panel });
    L.DomEvent.disableClickPropagation(this.#panel);
    new Control({ position: "topleft" }).addTo(map);
  }

  show(payload: Payload): void {
    const entries = payload.overlays.filter(({ id }) => !SILENT.has(id)).map(({ id, label }) => entry(id, label));
    if (payload.rings) entries.push(entry("rings", payload.rings.label));
    this.#panel.replaceChildren(...entries);
    this.#panel.hidden = entries.length === 0;
  }
}

function entry(id: string, label: string): HTMLElement {
  const item = document.createElement("li");
  const sign = document.createElement("i");
  sign.className = `sign ${id}`;
  sign.setAttribute("aria-hidden", "true");
  item.append(sign, label);
  return item;
}
