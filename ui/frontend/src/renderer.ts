/** Leaflet's canvas renderer with what the map needs more: paths kept between paints, a paint on demand, signs. */
import * as L from "leaflet";

/** How a place is drawn; a circle where the options of its marker name none. */
export type Sign = "circle" | "square" | "triangle" | "diamond";

/** Draws like `L.Canvas`, but keeps each layer's path, so that a new colour costs a fill and no geometry. */
export class CountyCanvas extends L.Canvas {
  readonly #paths = new WeakMap<L.Point[][], Path2D>();

  /** Draw everything now, instead of at the next animation frame. */
  repaint(): void {
    if (!this._ctx) return;
    this._redrawBounds = null;
    this._redraw();
  }

  override _updatePoly(layer: L.Polyline, closed: boolean): void {
    if (!this._drawing || layer._parts.length === 0) return;
    // Leaflet makes a new list of parts whenever the geometry changes, so the list is the key.
    let path = this.#paths.get(layer._parts);
    if (!path) {
      path = pathOf(layer._parts, closed);
      this.#paths.set(layer._parts, path);
    }
    fillAndStroke(this._ctx, path, layer.options);
  }

  /** Leaflet rounds a radius to pixels, so that size classes would look alike. */
  override _updateCircle(layer: L.CircleMarker): void {
    if (!this._drawing || layer._empty()) return;
    const sign = (layer.options as { sign?: Sign }).sign ?? "circle";
    fillAndStroke(this._ctx, signPath(sign, layer._point, layer.getRadius()), layer.options);
  }
}

function pathOf(parts: L.Point[][], closed: boolean): Path2D {
  const path = new Path2D();
  for (const part of parts) {
    part.forEach((point, index) => {
      if (index === 0) path.moveTo(point.x, point.y);
      else path.lineTo(point.x, point.y);
    });
    if (closed) path.closePath();
  }
  return path;
}

function signPath(sign: Sign, { x, y }: L.Point, radius: number): Path2D {
  const path = new Path2D();
  if (sign === "circle") path.arc(x, y, radius, 0, 2 * Math.PI);
  if (sign === "square") path.rect(x - radius, y - radius, 2 * radius, 2 * radius);
  if (sign === "triangle") {
    path.moveTo(x, y - 1.3 * radius);
    path.lineTo(x + 1.2 * radius, y + 0.9 * radius);
    path.lineTo(x - 1.2 * radius, y + 0.9 * radius);
    path.closePath();
  }
  if (sign === "diamond") {
    path.moveTo(x, y - radius);
    path.lineTo(x + radius, y);
    path.lineTo(x, y + radius);
    path.lineTo(x - radius, y);
    path.closePath();
  }
  return path;
}

function fillAndStroke(context: CanvasRenderingContext2D, path: Path2D, options: L.PathOptions): void {
  if (options.fill && options.fillColor) {
    context.globalAlpha = options.fillOpacity ?? 1;
    // A canvas takes a pattern where Leaflet's types say colour.
    context.fillStyle = options.fillColor;
    context.fill(path, "evenodd");
    if (options.overFill) {
      context.fillStyle = options.overFill;
      context.fill(path, "evenodd");
    }
  }
  if (options.stroke && options.weight) {
    context.globalAlpha = options.opacity ?? 1;
    context.lineWidth = options.weight;
    context.strokeStyle = options.color ?? "#000";
    context.lineCap = context.lineJoin = "round";
    context.stroke(path);
  }
}
