/** Small maps side by side, of regions or provinces, with the classes of the one map they take the place of. */
import * as L from "leaflet";
import { mesh } from "topojson-client";
import type { GeometryObject } from "topojson-specification";
import type { CountyLayer } from "./counties";
import type { Levels } from "./detail";
import { arrange } from "./panels";
import type { Place } from "./panels";
import { MAINLAND } from "./view";
import type { Panel } from "./payload";
import type { Theme } from "./theme";
import type { Boundaries, Rings } from "./topology";

const CRS = L.CRS.EPSG3857;
/** Level of detail: small maps never show more. */
const LEVEL = 1;
const MARGIN = 6;
const SLIDER_GAP = 12;

export interface Listener {
  readonly hover: (row: number | undefined, event?: MouseEvent) => void;
  readonly click: (row: number | undefined) => void;
}

/** One area, in pixels of the world at zoom 0. */
interface Shape {
  readonly row: number;
  readonly rings: readonly L.Point[][];
}

export class Multiples {
  readonly #map: L.Map;
  readonly #counties: CountyLayer;
  readonly #levels: Levels;
  readonly #grid = L.DomUtil.create("div", "county-multiples");
  readonly #listener: Listener;
  #maps: readonly SmallMap[] = [];
  #shown = "[]";
  #marked: [hovered: number | undefined, selected: number | undefined] = [undefined, undefined];
  #theme: Theme;
  #shapes: readonly Shape[] | undefined;

  constructor(map: L.Map, counties: CountyLayer, levels: Levels, theme: Theme, listener: Listener) {
    this.#map = map;
    this.#counties = counties;
    this.#levels = levels;
    this.#theme = theme;
    this.#listener = listener;
    this.#grid.hidden = true;
    L.DomEvent.disableClickPropagation(this.#grid);
    L.DomEvent.disableScrollPropagation(this.#grid);
    map.getContainer().append(this.#grid);
    // The legend grows by its distribution a moment after it was drawn.
    const resized = new ResizeObserver(() => this.#fit());
    resized.observe(this.#grid);
    const legend = map.getContainer().querySelector(".county-legend");
    if (legend) resized.observe(legend);
  }

  /** Show small maps, or none. */
  show(panels: readonly Panel[]): void {
    const content = JSON.stringify(panels);
    if (content === this.#shown) return;
    this.#shown = content;
    this.#build(panels);
    if (panels.length === 0 || this.#levels.isWhole) return;
    void this.#levels.refine().then(() => {
      this.#shapes = undefined;
      if (this.#shown === content) this.#build(panels);
    });
  }

  #build(panels: readonly Panel[]): void {
    this.#grid.hidden = panels.length === 0;
    this.#map.getContainer().classList.toggle("in-multiples", panels.length > 0);
    this.#shapes ??= panels.length > 0 ? shapesOf(this.#levels.rings(LEVEL, "counties")) : undefined;
    this.#maps = panels.map((panel) => new SmallMap(panel, this.#within(panel), this.#listener));
    for (const map of this.#maps) map.mark(...this.#marked);
    this.#grid.replaceChildren(...this.#maps.map(({ figure }) => figure));
    this.#fit();
  }

  /** Draw with the fills that the counties have now. */
  paint(): void {
    for (const map of this.#maps) map.paint(this.#counties, this.#theme);
  }

  style(theme: Theme): void {
    this.#theme = theme;
    this.paint();
  }

  /** Outline the county that is pointed at and the one that is selected. */
  mark(hovered: number | undefined, selected: number | undefined): void {
    this.#marked = [hovered, selected];
    for (const map of this.#maps) map.mark(...this.#marked);
    this.paint();
  }

  /** Whether small maps are on show. */
  get isOn(): boolean {
    return this.#maps.length > 0;
  }

  #within({ provinces }: Panel): Shape[] {
    const wanted = new Set(provinces);
    return this.#shapes!.filter(({ row }) => wanted.has(this.#counties.codes[row]!.slice(0, 2)));
  }

  /** Give every small map its place beside the legend, and its size. */
  #fit(): void {
    if (!this.isOn) return;
    const height = (selector: string): number =>
      this.#map.getContainer().querySelector<HTMLElement>(selector)?.offsetHeight ?? 0;
    const slider = height(".county-fade");
    const head = slider > 0 ? slider + SLIDER_GAP : 0;
    const { clientWidth, clientHeight } = this.#grid;
    const places = arrange(this.#maps.length, clientWidth, clientHeight - head, height(".county-legend"));
    const topology = this.#levels.at(LEVEL);
    this.#maps.forEach((map, index) => map.place(places[index]!, head, topology));
    this.paint();
  }
}

class SmallMap {
  readonly figure = L.DomUtil.create("figure", "small-map");
  readonly #panel: Panel;
  readonly #shapes: readonly Shape[];
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #caption: HTMLElement;
  #paths: ReadonlyMap<number, Path2D> = new Map();
  #borders = new Path2D();
  #hovered: number | undefined;
  #selected: number | undefined;

  constructor(panel: Panel, shapes: readonly Shape[], listener: Listener) {
    this.#panel = panel;
    this.#shapes = shapes;
    this.#caption = L.DomUtil.create("figcaption", "", this.figure);
    this.#caption.append(Object.assign(document.createElement("strong"), { textContent: panel.title }), panel.note);
    this.#canvas = L.DomUtil.create("canvas", "", this.figure) as HTMLCanvasElement;
    this.#canvas.setAttribute("role", "img");
    this.#canvas.setAttribute("aria-label", `${panel.title} ${panel.note}`);
    this.#context = this.#canvas.getContext("2d")!;
    this.#canvas.addEventListener("mousemove", (event) => listener.hover(this.#rowAt(event), event));
    this.#canvas.addEventListener("mouseleave", () => listener.hover(undefined));
    this.#canvas.addEventListener("click", (event) => listener.click(this.#rowAt(event)));
  }

  /** Take a place in the grid and cut the paths for its size. */
  place({ left, top, width, height }: Place, head: number, topology: Boundaries): void {
    const px = (length: number): string => `${length}px`;
    Object.assign(this.figure.style, { left: px(left), top: px(head + top), width: px(width), height: px(height) });
    const room = L.point(Math.max(1, width), Math.max(1, height - this.#caption.offsetHeight));
    const scale = Math.max(1, window.devicePixelRatio);
    this.#canvas.width = room.x * scale;
    this.#canvas.height = room.y * scale;
    Object.assign(this.#canvas.style, { width: px(room.x), height: px(room.y) });
    this.#context.setTransform(scale, 0, 0, scale, 0, 0);
    const bounds = this.#bounds();
    const size = bounds.getSize();
    const factor = Math.min((room.x - 2 * MARGIN) / size.x, (room.y - 2 * MARGIN) / size.y);
    const shift = room.subtract(size.multiplyBy(factor)).divideBy(2);
    const at = (point: L.Point): L.Point => point.subtract(bounds.min!).multiplyBy(factor).add(shift);
    this.#paths = new Map(this.#shapes.map(({ row, rings: parts }) => [row, pathOf(parts, at, true)]));
    this.#borders = pathOf(this.#cutBorders(topology), at, false);
  }

  mark(hovered: number | undefined, selected: number | undefined): void {
    this.#hovered = hovered;
    this.#selected = selected;
  }

  paint(counties: CountyLayer, theme: Theme): void {
    const context = this.#context;
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    context.lineJoin = "round";
    for (const [row, path] of this.#paths) {
      for (const fill of [counties.fillAt(row), counties.patternAt(row)]) {
        if (!fill) continue;
        context.fillStyle = fill;
        context.fill(path, "evenodd");
      }
      context.strokeStyle = theme.countyBorder;
      context.lineWidth = 0.4;
      context.stroke(path);
    }
    context.strokeStyle = theme.provinceBorder;
    context.lineWidth = 0.8;
    context.stroke(this.#borders);
    for (const [row, width] of [[this.#hovered, 1.5], [this.#selected, 2]] as const) {
      const path = row === undefined ? undefined : this.#paths.get(row);
      if (!path) continue;
      context.strokeStyle = theme.halo;
      context.lineWidth = width + 2.5;
      context.stroke(path);
      context.strokeStyle = theme.selected;
      context.lineWidth = width;
      context.stroke(path);
    }
  }

  /** Lines between the panel's provinces, and its outline; not those of areas that it leaves out. */
  #cutBorders(topology: Boundaries): L.Point[][] {
    const wanted = new Set(this.#panel.provinces);
    const province = (area: GeometryObject): string => String(area.id).slice(0, 2);
    const border = mesh(topology, topology.objects.counties, (one, other) => {
      const sides = [province(one), province(other)];
      if (!sides.some((side) => wanted.has(side))) return false;
      return one === other || sides[0] !== sides[1];
    });
    return border.coordinates.map((line) => line.map(([lon, lat]) => CRS.latLngToPoint(L.latLng(lat!, lon!), 0)));
  }

  /** What is drawn large: islands far out at sea, which the inset shows, would leave the land too small. */
  #bounds(): L.Bounds {
    const south = CRS.latLngToPoint(MAINLAND.getSouthEast(), 0).y;
    const bounds = L.bounds([]);
    for (const ring of this.#shapes.flatMap((shape) => shape.rings)) {
      const own = L.bounds(ring);
      if (own.max!.y < south) bounds.extend(own);
    }
    return bounds;
  }

  #rowAt(event: MouseEvent): number | undefined {
    const scale = this.#canvas.width / this.#canvas.clientWidth;
    const [x, y] = [event.offsetX * scale, event.offsetY * scale];
    for (const [row, path] of this.#paths) if (this.#context.isPointInPath(path, x, y, "evenodd")) return row;
    return undefined;
  }
}

function shapesOf(areas: readonly Rings[]): Shape[] {
  return areas.map((polygons, row) => {
    return { row, rings: polygons.flat().map((ring) => ring.map((place) => CRS.latLngToPoint(place, 0))) };
  });
}

function pathOf(parts: readonly L.Point[][], at: (point: L.Point) => L.Point, closed: boolean): Path2D {
  const path = new Path2D();
  for (const part of parts) {
    part.forEach((point, index) => {
      const { x, y } = at(point);
      if (index === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    });
    if (closed) path.closePath();
  }
  return path;
}
