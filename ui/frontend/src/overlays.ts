/** The layers over the map: switched by the page, fetched when first shown. */
import type * as L from "leaflet";
import { fetchOnce } from "./assets";
import type { CityLayer } from "./cities";
import { OverlayKey } from "./key";
import type { BorderLayer } from "./lines";
import type { Assets, City, Payload, Point } from "./payload";
import { PointLayer } from "./points";
import type { Sign } from "./renderer";
import { RingLayer } from "./rings";
import type { Theme } from "./theme";

const SIGNS: Readonly<Record<string, Sign>> = { stations: "square", airports: "triangle" };

export class Overlays {
  readonly #map: L.Map;
  readonly #assets: Assets;
  readonly #borders: BorderLayer;
  readonly #rings: RingLayer;
  readonly #key: OverlayKey;
  readonly #points = new Map<string, PointLayer>();
  readonly #shown = new Set<string>();
  #cities: CityLayer | undefined;
  #places: readonly City[] = [];
  #payload: Payload;
  #theme: Theme;

  constructor(map: L.Map, assets: Assets, borders: BorderLayer, payload: Payload, theme: Theme) {
    this.#map = map;
    this.#assets = assets;
    this.#borders = borders;
    this.#payload = payload;
    this.#theme = theme;
    this.#rings = new RingLayer(map);
    this.#key = new OverlayKey(map);
  }

  /** Take the cities once they are there. */
  place(cities: CityLayer, places: readonly City[]): void {
    this.#cities = cities;
    this.#places = places;
    this.show(this.#payload);
  }

  show(payload: Payload): void {
    const before = this.#payload.lang;
    this.#payload = payload;
    const on = (id: string): boolean => payload.overlays.some((overlay) => overlay.id === id);
    this.#borders.show(on("provinces"), on("prefectures"));
    this.#cities?.show(on("cities"));
    if (this.#places.length > 0) this.#rings.show(payload.rings, this.#places);
    for (const id of Object.keys(SIGNS)) {
      if (on(id) !== this.#shown.has(id) || before !== payload.lang) void this.#showPoints(id, on(id));
    }
    this.#key.show(payload);
  }

  style(theme: Theme): void {
    this.#theme = theme;
    this.#rings.style(theme);
    for (const [id, layer] of this.#points) layer.show(this.#shown.has(id), theme, this.#payload.lang);
  }

  async #showPoints(id: string, on: boolean): Promise<void> {
    if (on) this.#shown.add(id);
    else this.#shown.delete(id);
    const file = this.#assets.overlays[id];
    if (!this.#points.has(id) && on && file) {
      const points = await fetchOnce<Point[]>(this.#assets.base + file);
      // Two quick changes may wait for the same file.
      if (!this.#points.has(id)) this.#points.set(id, new PointLayer(this.#map, points, SIGNS[id]!));
    }
    this.#points.get(id)?.show(this.#shown.has(id), this.#theme, this.#payload.lang);
  }
}
