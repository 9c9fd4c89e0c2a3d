/** Leaflet's canvas renderer with the two things the map needs more: paths kept between paints, and a paint on demand. */
import * as L from "leaflet";

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

function fillAndStroke(context: CanvasRenderingContext2D, path: Path2D, options: L.PathOptions): void {
  if (options.fill && options.fillColor) {
    context.globalAlpha = options.fillOpacity ?? 1;
    // A canvas takes a pattern where Leaflet's types say colour.
    context.fillStyle = options.fillColor;
    context.fill(path, "evenodd");
  }
  if (options.stroke && options.weight) {
    context.globalAlpha = options.opacity ?? 1;
    context.lineWidth = options.weight;
    context.strokeStyle = options.color ?? "#000";
    context.lineCap = context.lineJoin = "round";
    context.stroke(path);
  }
}
