/** The counties: shapes that are loaded once and recoloured with every filter. */
import * as L from "leaflet";
import type { Fill } from "./classes";
import { levelAt } from "./detail";
import type { Levels } from "./detail";
import { CountyCanvas } from "./renderer";
import { codes } from "./topology";
import type { Rings } from "./topology";

const FILL: L.PolylineOptions = { stroke: false, fill: true, fillOpacity: 1, smoothFactor: 0 };

type Shapes = (level: number) => Rings[];

/** One county; it projects the shape that suits the zoom. */
class CountyShape extends L.Polygon {
  readonly row: number;
  readonly #shapes: Shapes;

  constructor(row: number, shapes: Shapes, level: number, options: L.PolylineOptions) {
    super(shapes(level)[row]!, { ...FILL, ...options });
    this.row = row;
    this.#shapes = shapes;
  }

  // streamlit-folium listens to every layer of the map anew with every painting; a county's events go to its group.
  override on(): this {
    return this;
  }

  override off(): this {
    return this;
  }

  override _project(): void {
    this._latlngs = this.#shapes(levelAt(this._map.getZoom()))[this.row]!;
    super._project();
  }
}

/** All counties on one canvas, with Taiwan, Hong Kong and Macau as areas without data. */
export class CountyLayer {
  readonly codes: readonly string[];
  readonly group: L.FeatureGroup;
  readonly #counties: CountyShape[];
  readonly #outside: CountyShape[];
  readonly #rows: ReadonlyMap<string, number>;
  readonly #renderer: CountyCanvas;

  constructor(map: L.Map, levels: Levels) {
    this.#renderer = new CountyCanvas({ pane: "counties", padding: 0.1 });
    const { objects } = levels.at(0);
    this.codes = codes(objects.counties);
    this.#rows = new Map(this.codes.map((code, row) => [code, row]));
    const level = levelAt(map.getZoom());
    const shapes = (collection: "counties" | "no_data", options: L.PolylineOptions): CountyShape[] => {
      const source: Shapes = (at) => levels.rings(at, collection);
      const options_ = { renderer: this.#renderer, pane: "counties", ...options };
      return objects[collection].geometries.map(
        (_, row) => new CountyShape(row, source, level, options_),
      );
    };
    this.#counties = shapes("counties", { bubblingMouseEvents: true });
    this.#outside = shapes("no_data", { interactive: false });
    this.group = L.featureGroup([...this.#outside, ...this.#counties]).addTo(map);
  }

  /** Give every county its fill and the pattern over it, and what lies outside the data the hatch, and draw them. */
  paint(fillOfRow: (row: number) => Fill, hatch: Fill, overOfRow: (row: number) => CanvasPattern | null): void {
    for (const shape of this.#outside) setFill(shape, hatch);
    for (const shape of this.#counties) {
      setFill(shape, fillOfRow(shape.row));
      shape.options.overFill = overOfRow(shape.row);
    }
    this.#renderer.repaint();
  }

  /** Draw the shapes anew, since finer ones have come. */
  reshape(): void {
    for (const shape of [...this.#outside, ...this.#counties]) shape._reset();
    this.#renderer.repaint();
  }

  /** Every area as it is drawn now. */
  get shapes(): readonly L.Polygon[] {
    return [...this.#outside, ...this.#counties];
  }

  /** Row of a county, or undefined where there is no such code. */
  rowOf(code: string): number | undefined {
    return this.#rows.get(code);
  }

  /** Shape of a county as it is drawn now. */
  latlngs(row: number): L.LatLngExpression[][][] {
    return this.#counties[row]!._latlngs as Rings;
  }

  boundsOf(rows: readonly number[]): L.LatLngBounds {
    const bounds = L.latLngBounds([]);
    for (const row of rows) bounds.extend(this.#counties[row]!.getBounds());
    return bounds;
  }

  /** The pattern over a county's fill, if there is one. */
  patternAt(row: number): CanvasPattern | null | undefined {
    return this.#counties[row]!.options.overFill;
  }

  /** What a county is filled with now. */
  fillAt(row: number): Fill | undefined {
    return this.#counties[row]!.options.fillColor;
  }

  /** Row of the county that an event came from. */
  rowOfEvent(event: L.LeafletEvent): number | undefined {
    const source: unknown = event.propagatedFrom ?? event.sourceTarget;
    return source instanceof CountyShape ? source.row : undefined;
  }
}

function setFill(shape: L.Path, fill: Fill): void {
  // A canvas takes a pattern where Leaflet's types say colour.
  shape.options.fillColor = fill as string;
}
