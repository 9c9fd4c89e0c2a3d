/** Rings of one radius around cities. */
import * as L from "leaflet";
import { ring } from "./geodesic";
import type { City, Rings } from "./payload";
import { CountyCanvas } from "./renderer";
import type { Theme } from "./theme";

export class RingLayer {
  readonly #renderer = new CountyCanvas({ pane: "overlays", padding: 0.1 });
  readonly #halo: L.Polygon;
  readonly #line: L.Polygon;
  #drawn = "";

  constructor(map: L.Map) {
    const options = { renderer: this.#renderer, pane: "overlays", interactive: false, fill: false };
    this.#halo = L.polygon([], { ...options, weight: 3.5, opacity: 0.75 }).addTo(map);
    this.#line = L.polygon([], { ...options, weight: 1.4 }).addTo(map);
  }

  show(rings: Rings | null, cities: readonly City[]): void {
    const wanted = rings ? `${rings.sizes.join()} ${rings.kilometres}` : "";
    if (wanted === this.#drawn) return;
    this.#drawn = wanted;
    const bearers = rings ? cities.filter((city) => rings.sizes.includes(city.size)) : [];
    const circles = bearers.map((city) => [ring(city.lat, city.lon, rings!.kilometres)]);
    this.#halo.setLatLngs(circles);
    this.#line.setLatLngs(circles);
  }

  style(theme: Theme): void {
    this.#halo.setStyle({ color: theme.overlayHalo });
    this.#line.setStyle({ color: theme.ring });
  }
}
