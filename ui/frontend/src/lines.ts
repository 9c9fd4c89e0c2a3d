/** Borders: counties' thin and pale, provinces' dark in a pale seam, the country's, the maritime line like a border. */
import * as L from "leaflet";
import { levelAt } from "./detail";
import type { Levels } from "./detail";
import { CountyCanvas } from "./renderer";
import type { Theme } from "./theme";

type Name = Parameters<Levels["lines"]>[1];

class Border extends L.Polyline {
  readonly #levels: Levels;
  readonly #name: Name;

  constructor(levels: Levels, name: Name, options: L.PolylineOptions) {
    // Leaflet draws nothing whose bounds it does not know from the start.
    super(levels.lines(0, name), { ...options, interactive: false, fill: false, smoothFactor: 0 });
    this.#levels = levels;
    this.#name = name;
  }

  override _project(): void {
    this._latlngs = this.#levels.lines(levelAt(this._map.getZoom()), this.#name);
    super._project();
  }
}

/** All borders, on a canvas of their own: a filter does not draw them again. */
export class BorderLayer {
  readonly #renderer = new CountyCanvas({ pane: "borders", padding: 0.1 });
  readonly #map: L.Map;
  readonly #counties: Border;
  readonly #provinceHalo: Border;
  readonly #provinces: Border;
  readonly #prefectures: Border;
  readonly #outline: Border;
  readonly #maritime: Border;

  constructor(map: L.Map, levels: Levels) {
    this.#map = map;
    const border = (name: Name): Border => new Border(levels, name, { renderer: this.#renderer, pane: "borders" });
    this.#counties = border("borders");
    this.#prefectures = border("prefectures");
    this.#provinceHalo = border("provinces");
    this.#provinces = border("provinces");
    this.#outline = border("outline");
    this.#maritime = border("maritime_line");
    for (const layer of [this.#counties, this.#outline, this.#maritime]) layer.addTo(map);
  }

  /** Draw the borders anew, since finer ones have come. */
  reshape(): void {
    for (const layer of [this.#counties, this.#prefectures, this.#provinceHalo, this.#provinces, this.#outline, this.#maritime]) {
      if (this.#map.hasLayer(layer)) layer._reset();
    }
    this.#renderer.repaint();
  }

  /** Switch the borders of provinces and of prefectures. */
  show(provinces: boolean, prefectures: boolean): void {
    const set = (layer: L.Path, on: boolean): void => {
      if (on !== this.#map.hasLayer(layer)) this.#map[on ? "addLayer" : "removeLayer"](layer);
    };
    set(this.#prefectures, prefectures);
    set(this.#provinceHalo, provinces);
    set(this.#provinces, provinces);
    if (provinces) {
      // What is added last is drawn last.
      this.#provinceHalo.bringToFront();
      this.#provinces.bringToFront();
    }
  }

  /** Take the theme's greys and the weights that suit the zoom. */
  style(theme: Theme): void {
    const near = Math.min(1, Math.max(0, (this.#map.getZoom() - 3) / 5));
    const set = (layer: L.Path, color: string, far: number, close: number): void => {
      Object.assign(layer.options, { color, opacity: 1, weight: far + (close - far) * near });
    };
    set(this.#counties, theme.countyBorder, 0.25, 1.2);
    set(this.#prefectures, theme.prefectureBorder, 0.5, 1.2);
    set(this.#provinceHalo, theme.overlayHalo, 2.6, 4.4);
    set(this.#provinces, theme.provinceBorder, 1, 1.8);
    set(this.#outline, theme.outline, 0.7, 1.4);
    set(this.#maritime, theme.outline, 1.1, 2.4);
    this.#renderer.repaint();
  }
}
