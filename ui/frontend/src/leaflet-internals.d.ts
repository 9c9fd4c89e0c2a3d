/** Members of Leaflet 1.9.4 that its types leave out; the lock file pins the version. */
import "leaflet";

declare module "leaflet" {
  interface PathOptions {
    /** The map's own: a pattern over the fill. */
    overFill?: CanvasPattern | null;
  }
  interface Canvas {
    _ctx: CanvasRenderingContext2D;
    _drawing: boolean;
    _redrawBounds: Bounds | null;
    _redraw(): void;
    _fillStroke(context: CanvasRenderingContext2D, layer: Path): void;
    _updatePoly(layer: Polyline, closed: boolean): void;
    _updateCircle(layer: CircleMarker): void;
  }
  interface CircleMarker {
    _point: Point;
    _empty(): boolean;
  }
  interface Polyline {
    _latlngs: LatLng[] | LatLng[][] | LatLng[][][];
    _parts: Point[][];
    _reset(): void;
    _project(): void;
    _update(): void;
  }
  interface Map {
    _animatingZoom: boolean;
  }
}
