/** Outlines of the urban agglomerations whose members are known. */
import * as L from "leaflet";
import { mesh } from "topojson-client";
import type { GeometryObject } from "topojson-specification";
import type { Levels } from "./detail";
import { place } from "./labels";
import type { Agglomeration, Language } from "./payload";
import { CountyCanvas } from "./renderer";
import type { Theme } from "./theme";
import type { Boundaries, Lines } from "./topology";

/** Level of detail that is drawn at every zoom: outlines are thick. */
const LEVEL = 1;

export class AgglomerationLayer {
  readonly #agglomerations: readonly Agglomeration[];
  readonly #map: L.Map;
  readonly #halo: L.Polyline;
  readonly #line: L.Polyline;
  readonly #names = L.layerGroup();
  readonly #middles: readonly L.LatLng[];
  readonly #redraw = (): void => this.#write();
  #lang: Language = "zh";

  /** @param levels of the whole topology */
  constructor(map: L.Map, levels: Levels, agglomerations: readonly Agglomeration[]) {
    this.#map = map;
    this.#agglomerations = agglomerations;
    const topology = levels.at(LEVEL);
    const outlines = agglomerations.map(({ codes }) => outlineOf(topology, new Set(codes)));
    this.#middles = outlines.map((outline) => L.latLngBounds(outline.flat()).getCenter());
    const renderer = new CountyCanvas({ pane: "overlays", padding: 0.1 });
    const line = (weight: number): L.Polyline =>
      L.polyline(outlines.flat(), { renderer, pane: "overlays", interactive: false, weight });
    this.#halo = line(4.5);
    this.#line = line(2.2);
  }

  show(on: boolean, theme: Theme, lang: Language): void {
    this.#lang = lang;
    this.#halo.setStyle({ color: theme.overlayHalo });
    this.#line.setStyle({ color: theme.agglomeration });
    for (const layer of [this.#halo, this.#line, this.#names]) {
      if (on) layer.addTo(this.#map);
      else layer.remove();
    }
    this.#map.off("moveend", this.#redraw);
    if (!on) return;
    this.#map.on("moveend", this.#redraw);
    this.#write();
  }

  #write(): void {
    this.#names.clearLayers();
    const wanted = this.#agglomerations.map((entry, index) => ({
      text: entry[this.#lang],
      at: this.#map.latLngToContainerPoint(this.#middles[index]!),
    }));
    for (const index of place(wanted)) {
      const span = document.createElement("span");
      span.textContent = wanted[index]!.text;
      const icon = L.divIcon({ className: "city-name agglomeration-name", iconSize: [0, 0], html: span });
      const options = { icon, interactive: false, keyboard: false, pane: "names" };
      L.marker(this.#middles[index]!, options).addTo(this.#names);
    }
  }
}

/** Edge of the area that some counties form together, without the borders inside it. */
export function outlineOf(topology: Boundaries, members: ReadonlySet<string>): Lines {
  const isMember = (area: GeometryObject): boolean => members.has(String(area.id));
  const edge = mesh(topology, topology.objects.counties, (one, other) =>
    one === other ? isMember(one) : isMember(one) !== isMember(other),
  );
  return edge.coordinates.map((line) => line.map(([lon, lat]) => L.latLng(lat!, lon!)));
}
