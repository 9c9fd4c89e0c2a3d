/** The counties of a ranking: a small sign at every seat, and above it the rank where there is room. */
import * as L from "leaflet";
import { fitting } from "./labels";
import type { Box } from "./labels";
import type { Ranked } from "./payload";
import { CountyCanvas } from "./renderer";
import type { Theme } from "./theme";

const RADIUS = 3.6;
/** A badge stands above its seat, where it leaves the name of a city free. */
const BADGE = { half: 11, top: 21, bottom: 4 } as const;

export class RankedLayer {
  readonly #map: L.Map;
  readonly #ranked: readonly Ranked[];
  readonly #signs: readonly L.CircleMarker[];
  readonly #badges = L.layerGroup();
  readonly #redraw = (): void => this.#write();

  /** Take the counties in the order of their ranks. */
  constructor(map: L.Map, ranked: readonly Ranked[]) {
    this.#map = map;
    this.#ranked = ranked;
    const renderer = new CountyCanvas({ pane: "overlays", padding: 0.1 });
    this.#signs = ranked.map(
      ({ lat, lon }) =>
        L.circleMarker([lat, lon], {
          renderer,
          pane: "overlays",
          interactive: false,
          fillOpacity: 1,
          weight: 1.2,
          radius: RADIUS,
          sign: "diamond",
        } as L.CircleMarkerOptions),
    );
  }

  show(on: boolean, theme: Theme): void {
    for (const sign of this.#signs) {
      sign.setStyle({ color: theme.badgeText, fillColor: theme.badge });
      if (on) sign.addTo(this.#map);
      else sign.remove();
    }
    this.#map.off("moveend", this.#redraw);
    this.#badges.remove();
    if (!on) return;
    this.#map.on("moveend", this.#redraw);
    this.#badges.addTo(this.#map);
    this.#write();
  }

  #write(): void {
    this.#badges.clearLayers();
    const view = this.#map.getBounds();
    const seen = this.#ranked.filter(({ lat, lon }) => view.contains([lat, lon]));
    const boxes = seen.map(({ lat, lon }) => badgeOver(this.#map.latLngToContainerPoint([lat, lon])));
    for (const index of fitting(boxes)) {
      const { rank, lat, lon } = seen[index]!;
      const span = document.createElement("span");
      span.textContent = String(rank);
      const icon = L.divIcon({ className: "rank-badge", iconSize: [0, 0], html: span });
      L.marker([lat, lon], { icon, interactive: false, keyboard: false, pane: "names" }).addTo(this.#badges);
    }
  }
}

function badgeOver({ x, y }: L.Point): Box {
  return [x - BADGE.half, y - BADGE.top, x + BADGE.half, y - BADGE.bottom];
}
