/** Stations and airports: small signs on a canvas, and names where one looks closely. */
import * as L from "leaflet";
import { place } from "./labels";
import type { Language, Point } from "./payload";
import { CountyCanvas } from "./renderer";
import type { Sign } from "./renderer";
import type { Theme } from "./theme";

const NAMES_FROM = 9;

export class PointLayer {
  readonly #map: L.Map;
  readonly #points: readonly Point[];
  readonly #renderer = new CountyCanvas({ pane: "overlays", padding: 0.1 });
  readonly #signs: L.CircleMarker[];
  readonly #names = L.layerGroup();
  readonly #redraw = (): void => this.#scale();
  #lang: Language = "zh";

  constructor(map: L.Map, points: readonly Point[], sign: Sign) {
    this.#map = map;
    this.#points = points;
    this.#signs = points.map(
      (point) =>
        L.circleMarker([point.lat, point.lon], {
          renderer: this.#renderer,
          pane: "overlays",
          interactive: false,
          fillOpacity: 1,
          weight: 0.5,
          sign,
        } as L.CircleMarkerOptions),
    );
  }

  show(on: boolean, theme: Theme, lang: Language): void {
    this.#lang = lang;
    for (const sign of this.#signs) {
      Object.assign(sign.options, { color: theme.overlayHalo, fillColor: theme.point });
      if (on) sign.addTo(this.#map);
      else sign.remove();
    }
    this.#map.off("moveend", this.#redraw);
    this.#names.remove();
    if (!on) return;
    this.#map.on("moveend", this.#redraw);
    this.#names.addTo(this.#map);
    this.#scale();
  }

  #scale(): void {
    const zoom = this.#map.getZoom();
    const radius = Math.min(4.5, Math.max(0.9, 0.8 * zoom - 2));
    for (const sign of this.#signs) sign.setRadius(radius);
    this.#names.clearLayers();
    if (zoom < NAMES_FROM) return;
    const view = this.#map.getBounds();
    const seen = this.#points.filter((point) => view.contains([point.lat, point.lon]));
    const wanted = seen.map((point) => ({
      text: (this.#lang === "zh" && point.zh) || point.en,
      at: this.#map.latLngToContainerPoint([point.lat, point.lon]),
    }));
    for (const index of place(wanted)) {
      const { lat, lon } = seen[index]!;
      const span = document.createElement("span");
      span.textContent = wanted[index]!.text;
      const icon = L.divIcon({ className: "city-name point-name", iconSize: [0, 0], html: span });
      L.marker([lat, lon], { icon, interactive: false, keyboard: false, pane: "names" }).addTo(this.#names);
    }
  }
}
