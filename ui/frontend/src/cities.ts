/** Cities for orientation: a dot by size class, and a name where there is room for it. */
import * as L from "leaflet";
import { place } from "./labels";
import type { City, Language } from "./payload";
import { CountyCanvas } from "./renderer";
import type { Theme } from "./theme";

interface SizeClass {
  readonly dotFrom: number;
  readonly nameFrom: number;
  readonly radius: number;
}

const SIZES: Record<string, SizeClass> = {
  super_large: { dotFrom: 0, nameFrom: 3.4, radius: 4.6 },
  very_large: { dotFrom: 0, nameFrom: 4.6, radius: 3.5 },
  large_1: { dotFrom: 4.2, nameFrom: 5.2, radius: 2.8 },
  large_2: { dotFrom: 5, nameFrom: 5.8, radius: 2.3 },
  medium: { dotFrom: 5.8, nameFrom: 6.5, radius: 1.9 },
  small_1: { dotFrom: 6.8, nameFrom: 7.2, radius: 1.6 },
  small_2: { dotFrom: 7.2, nameFrom: 7.6, radius: 1.4 },
};
const ORDER = Object.keys(SIZES);

export class CityLayer {
  readonly #map: L.Map;
  readonly #renderer = new CountyCanvas({ pane: "cities", padding: 0.1 });
  readonly #dots = L.layerGroup();
  readonly #names = L.layerGroup();
  readonly #cities: readonly City[];
  #lang: Language = "zh";
  #theme: Theme;
  #on = true;

  constructor(map: L.Map, cities: readonly City[], theme: Theme) {
    this.#map = map;
    this.#theme = theme;
    this.#cities = [...cities].sort((one, other) => ORDER.indexOf(one.size) - ORDER.indexOf(other.size));
    this.#dots.addTo(map);
    this.#names.addTo(map);
    map.on("moveend", () => this.draw());
  }

  style(theme: Theme, lang: Language): void {
    if (theme === this.#theme && lang === this.#lang && this.#dots.getLayers().length > 0) return;
    this.#theme = theme;
    this.#lang = lang;
    this.draw();
  }

  show(on: boolean): void {
    if (on === this.#on) return;
    this.#on = on;
    this.draw();
  }

  draw(): void {
    const zoom = this.#map.getZoom();
    const view = this.#map.getBounds().pad(0.1);
    const seen = this.#cities.filter((city) => view.contains([city.lat, city.lon]));
    this.#dots.clearLayers();
    this.#names.clearLayers();
    if (!this.#on) return;
    // On a phone the country is small.
    const scale = Math.min(1, Math.max(0.55, zoom / 4.5));
    for (const city of seen) {
      const size = SIZES[city.size];
      if (size && zoom >= size.dotFrom) this.#dots.addLayer(this.#dot(city, size.radius * scale));
    }
    const named = seen.filter((city) => zoom >= (SIZES[city.size]?.nameFrom ?? Infinity));
    const wanted = named.map((city) => ({
      text: this.#lang === "zh" ? city.zh : city.en,
      at: this.#map.latLngToContainerPoint([city.lat, city.lon]),
    }));
    for (const index of place(wanted)) {
      const city = named[index]!;
      const icon = L.divIcon({ className: "city-name", iconSize: [0, 0], html: textNode(wanted[index]!.text) });
      L.marker([city.lat, city.lon], { icon, interactive: false, keyboard: false, pane: "names" }).addTo(this.#names);
    }
  }

  #dot(city: City, radius: number): L.CircleMarker {
    return L.circleMarker([city.lat, city.lon], {
      renderer: this.#renderer,
      pane: "cities",
      interactive: false,
      radius,
      weight: 1,
      color: "#ffffff",
      fillColor: "#1f2629",
      fillOpacity: 0.9,
    });
  }
}

function textNode(text: string): HTMLElement {
  const span = document.createElement("span");
  span.textContent = text;
  return span;
}
