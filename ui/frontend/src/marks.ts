/** Outlines of the county under the pointer and of the selected one, above everything else. */
import * as L from "leaflet";
import { CountyCanvas } from "./renderer";
import type { CountyLayer } from "./counties";
import type { Theme } from "./theme";

export class Marks {
  readonly #map: L.Map;
  readonly #counties: CountyLayer;
  readonly #hover: L.Polygon;
  readonly #halo: L.Polygon;
  readonly #selected: L.Polygon;
  readonly #places: readonly [halo: L.CircleMarker, ring: L.CircleMarker];
  #selectedRow: number | undefined;

  constructor(map: L.Map, counties: CountyLayer) {
    this.#counties = counties;
    const renderer = new CountyCanvas({ pane: "marks", padding: 0.1 });
    const outline = (weight: number): L.Polygon =>
      L.polygon([], { renderer, pane: "marks", interactive: false, fill: false, weight, smoothFactor: 0 }).addTo(
        map,
      );
    this.#hover = outline(1.5);
    this.#halo = outline(5);
    this.#selected = outline(2.25);
    const ring = (weight: number): L.CircleMarker =>
      L.circleMarker([0, 0], { renderer, pane: "marks", interactive: false, fill: false, radius: 12, weight });
    this.#places = [ring(5), ring(2)];
    this.#map = map;
    map.on("zoomend", () => this.select(this.#selectedRow));
  }

  hover(row: number | undefined): void {
    this.#hover.setLatLngs(row === undefined ? [] : this.#counties.latlngs(row));
  }

  /** Ring a county, which may be too small to be seen by its outline. */
  locate(row: number | undefined): void {
    for (const place of this.#places) {
      if (row === undefined) place.remove();
      else place.setLatLng(this.#counties.boundsOf([row]).getCenter()).addTo(this.#map);
    }
  }

  select(row: number | undefined): void {
    this.#selectedRow = row;
    const shape = row === undefined ? [] : this.#counties.latlngs(row);
    this.#halo.setLatLngs(shape);
    this.#selected.setLatLngs(shape);
  }

  get selectedRow(): number | undefined {
    return this.#selectedRow;
  }

  style(theme: Theme): void {
    this.#hover.setStyle({ color: theme.selected });
    this.#halo.setStyle({ color: theme.halo, opacity: 0.9 });
    this.#selected.setStyle({ color: theme.selected });
    this.#places[0].setStyle({ color: theme.halo, opacity: 0.9 });
    this.#places[1].setStyle({ color: theme.selected });
  }
}
