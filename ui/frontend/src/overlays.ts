/** The layers over the map: switched by the page, fetched when first shown. */
import * as L from "leaflet";
import { AgglomerationLayer } from "./agglomerations";
import { fetchOnce } from "./assets";
import type { CityLayer } from "./cities";
import type { Levels } from "./detail";
import { OverlayKey } from "./key";
import type { BorderLayer } from "./lines";
import type { Agglomeration, Assets, City, Language, Payload, Point, Ranked } from "./payload";
import { PointLayer } from "./points";
import { RankedLayer } from "./ranked";
import { RingLayer } from "./rings";
import type { Theme } from "./theme";

/** A layer with a file of its own. */
interface FetchedLayer {
  show(on: boolean, theme: Theme, lang: Language): void;
}

type Builder = (map: L.Map, levels: Levels, content: unknown) => FetchedLayer;

const FETCHED: Readonly<Record<string, Builder>> = {
  agglomerations: (map, levels, content) => new AgglomerationLayer(map, levels, content as Agglomeration[]),
  stations: (map, _, content) => new PointLayer(map, content as Point[], "square"),
  airports: (map, _, content) => new PointLayer(map, content as Point[], "triangle"),
  top100: (map, _, content) => new RankedLayer(map, content as Ranked[]),
};

export class Overlays {
  readonly #map: L.Map;
  readonly #assets: Assets;
  readonly #borders: BorderLayer;
  readonly #rings: RingLayer;
  readonly #key: OverlayKey;
  readonly #levels: Levels;
  readonly #fetched = new Map<string, FetchedLayer>();
  readonly #shown = new Set<string>();
  #cities: CityLayer | undefined;
  #places: readonly City[] = [];
  #payload: Payload;
  #theme: Theme;

  constructor(map: L.Map, assets: Assets, levels: Levels, borders: BorderLayer, payload: Payload, theme: Theme) {
    this.#map = map;
    this.#levels = levels;
    this.#assets = assets;
    this.#borders = borders;
    this.#payload = payload;
    this.#theme = theme;
    if (assets.tiles) addTiles(map, assets.tiles);
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
    for (const id of Object.keys(FETCHED)) {
      if (on(id) !== this.#shown.has(id) || before !== payload.lang) void this.#showFetched(id, on(id));
    }
    this.#key.show(payload);
  }

  style(theme: Theme): void {
    this.#theme = theme;
    this.#rings.style(theme);
    for (const [id, layer] of this.#fetched) layer.show(this.#shown.has(id), theme, this.#payload.lang);
  }

  async #showFetched(id: string, on: boolean): Promise<void> {
    if (on) this.#shown.add(id);
    else this.#shown.delete(id);
    const file = this.#assets.overlays[id];
    if (!this.#fetched.has(id) && on && file) {
      const [content] = await Promise.all([fetchOnce(this.#assets.base + file), this.#levels.refine()]);
      // Two quick changes may wait for the same file.
      if (!this.#fetched.has(id)) this.#fetched.set(id, FETCHED[id]!(this.#map, this.#levels, content));
    }
    this.#fetched.get(id)?.show(this.#shown.has(id), this.#theme, this.#payload.lang);
  }
}

/** Put tiles under the counties, which then let them shine through. */
function addTiles(map: L.Map, { url, credit }: NonNullable<Assets["tiles"]>): void {
  L.tileLayer(url).addTo(map);
  map.getPane("counties")!.style.opacity = "0.7";
  const line = L.DomUtil.create("p", "county-notice");
  line.textContent = credit;
  const Control = L.Control.extend({ onAdd: () => line });
  new Control({ position: "bottomright" }).addTo(map);
}
