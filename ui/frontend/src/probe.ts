/** The window that tests and benchmarks have on the map. */
import * as L from "leaflet";
import { isFetching } from "./assets";
import type { CountyLayer } from "./counties";
import { insidePoint } from "./inside";

interface Scenery {
  readonly map: L.Map;
  readonly counties: CountyLayer;
  /** Whether nothing is still to be drawn. */
  readonly isFinished: boolean;
}

type Scene = () => Scenery | undefined;

export class Probe {
  /** How many payloads have been drawn and shown. */
  painted = 0;
  readonly #scene: Scene;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** Count a painting once the browser has come round to showing it; `data-painted` on the map tells from outside. */
  painted_(): void {
    requestAnimationFrame(() => {
      this.painted += 1;
      performance.mark("county-map-painted");
      this.#scene()?.map.getContainer().setAttribute("data-painted", String(this.painted));
    });
  }

  /** Whether everything is drawn, also what comes after the counties: names, values, cities, other years, the inset. */
  get isFinished(): boolean {
    return !isFetching() && (this.#scene()?.isFinished ?? false);
  }

  /** Pixel inside a county, from the frame's upper left corner; null where no county has the code. */
  locate(code: string): { x: number; y: number } | null {
    const scene = this.#scene();
    const row = scene?.counties.rowOf(code);
    if (!scene || row === undefined) return null;
    const rings = scene.counties.latlngs(row) as L.LatLng[][][];
    const origin = scene.map.containerPointToLayerPoint([0, 0]).add(scene.map.getPixelOrigin());
    // Leaflet's own conversion rounds to pixels, which moves a small county's middle to its border.
    const pixel = (at: L.LatLng): L.Point => scene.map.project(at).subtract(origin);
    const polygons = rings.map((polygon) => polygon.map((ring) => ring.map(pixel)));
    const point = insidePoint(polygons);
    return point && { x: point.x, y: point.y };
  }

  /** Whether a county bears the pattern of those that are compared as a group. */
  isMarkedGrouped(code: string): boolean {
    const scene = this.#scene();
    const row = scene?.counties.rowOf(code);
    return scene !== undefined && row !== undefined && Boolean(scene.counties.patternAt(row));
  }

  /** What a county is filled with: a colour, or "hatch" for no data; null where no county has the code. */
  colorOf(code: string): string | null {
    const scene = this.#scene();
    const row = scene?.counties.rowOf(code);
    if (!scene || row === undefined) return null;
    const fill = scene.counties.fillAt(row);
    return typeof fill === "string" ? fill : "hatch";
  }
}
