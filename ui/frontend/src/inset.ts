/** The inset of the South China Sea: its islands and the whole maritime line, while the map shows the country. */
import * as L from "leaflet";
import type { CountyLayer } from "./counties";
import type { Levels } from "./detail";
import type { Theme } from "./theme";
import type { Lines, Rings } from "./topology";

/** From Hainan and Taiwan to the southern end of the maritime line. */
const SEA = L.latLngBounds([2.6, 105.6], [25.6, 124.4]);
const WIDTH = 128;
const CRS = L.CRS.EPSG3857;
const ZOOM = Math.log2((WIDTH * 360) / (256 * (SEA.getEast() - SEA.getWest())));
const CORNER = CRS.latLngToPoint(SEA.getNorthWest(), ZOOM);
const HEIGHT = Math.round(CRS.latLngToPoint(SEA.getSouthEast(), ZOOM).y - CORNER.y);

/** Zoom levels above the country's at which the map counts as a detail. */
const DETAIL = 0.6;

export class Inset {
  readonly #map: L.Map;
  readonly #counties: CountyLayer;
  readonly #levels: Levels;
  readonly #countryZoom: () => number;
  readonly #box = L.DomUtil.create("figure", "sea-inset");
  readonly #canvas: HTMLCanvasElement;
  readonly #caption: HTMLElement;
  #areas: ReadonlyArray<readonly [shape: L.Polygon, path: Path2D]> | undefined;
  #borders: { readonly provinces: Path2D; readonly outline: Path2D; readonly maritime: Path2D } | undefined;
  #theme: Theme;

  constructor(map: L.Map, counties: CountyLayer, levels: Levels, theme: Theme, countryZoom: () => number) {
    this.#map = map;
    this.#counties = counties;
    this.#levels = levels;
    this.#theme = theme;
    this.#countryZoom = countryZoom;
    this.#canvas = L.DomUtil.create("canvas", "", this.#box) as HTMLCanvasElement;
    const scale = Math.max(2, window.devicePixelRatio);
    this.#canvas.width = WIDTH * scale;
    this.#canvas.height = HEIGHT * scale;
    Object.assign(this.#canvas.style, { width: `${WIDTH}px`, height: `${HEIGHT}px` });
    this.#canvas.getContext("2d")!.scale(scale, scale);
    this.#caption = L.DomUtil.create("figcaption", "", this.#box);
    const Control = L.Control.extend({ onAdd: () => this.#box });
    L.DomEvent.disableClickPropagation(this.#box);
    new Control({ position: "bottomright" }).addTo(map);
    map.on("moveend resize", () => this.#follow());
    this.#follow();
  }

  label(text: string): void {
    this.#caption.textContent = text;
  }

  style(theme: Theme): void {
    this.#theme = theme;
    this.paint();
  }

  /** Draw with the fills that the counties have now. */
  paint(): void {
    if (this.#box.hidden) return;
    const context = this.#canvas.getContext("2d")!;
    context.globalAlpha = 1;
    context.fillStyle = this.#theme.background;
    context.fillRect(0, 0, WIDTH, HEIGHT);
    this.#areas ??= this.#counties.shapes
      .filter((shape) => SEA.intersects(shape.getBounds()))
      .map((shape) => [shape, pathOf((shape._latlngs as Rings).flat(), true)] as const);
    for (const [shape, path] of this.#areas) {
      context.fillStyle = shape.options.fillColor ?? "transparent";
      context.fill(path, "evenodd");
    }
    this.#borders ??= this.#cutBorders();
    context.lineJoin = context.lineCap = "round";
    const stroke = (path: Path2D, color: string, width: number): void => {
      context.strokeStyle = color;
      context.lineWidth = width;
      context.stroke(path);
    };
    stroke(this.#borders.provinces, this.#theme.provinceBorder, 0.5);
    stroke(this.#borders.outline, this.#theme.outline, 0.5);
    stroke(this.#borders.maritime, this.#theme.outline, 1);
  }

  #cutBorders(): { provinces: Path2D; outline: Path2D; maritime: Path2D } {
    const path = (name: "provinces" | "outline" | "maritime_line"): Path2D =>
      pathOf(this.#levels.lines(0, name), false);
    return { provinces: path("provinces"), outline: path("outline"), maritime: path("maritime_line") };
  }

  /** Show the inset while the country is shown and the sea is not. */
  #follow(): void {
    const far = this.#map.getZoom() < this.#countryZoom() + DETAIL;
    const hidden = !far || this.#map.getBounds().contains(SEA);
    if (hidden === this.#box.hidden) return;
    this.#box.hidden = hidden;
    this.paint();
  }
}

function pathOf(parts: Lines, closed: boolean): Path2D {
  const path = new Path2D();
  for (const part of parts) {
    part.forEach((place, index) => {
      const { x, y } = CRS.latLngToPoint(place, ZOOM).subtract(CORNER);
      if (index === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    });
    if (closed) path.closePath();
  }
  return path;
}
