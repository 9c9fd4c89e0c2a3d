/** The boundaries as one topology, from which every level of detail and every line is cut. */
import * as L from "leaflet";
import { feature, transform } from "topojson-client";
import type { GeometryCollection, GeometryObject, Topology } from "topojson-specification";
import type { Feature, MultiLineString, MultiPolygon, Polygon, Position } from "geojson";

export interface Boundaries extends Topology {
  readonly objects: {
    counties: GeometryCollection;
    no_data: GeometryCollection;
    provinces: GeometryObject;
    prefectures: GeometryObject;
    outline: GeometryObject;
    maritime_line: GeometryObject;
    /** Borders between two counties, each once; the overview alone has them. */
    borders: GeometryObject;
  };
}

/** Rings of one area: polygons of rings of points. */
export type Rings = L.LatLng[][][];

/** Lines: strings of points. */
export type Lines = L.LatLng[][];

/** Undo the quantisation, so that arcs hold plain longitudes and latitudes. */
export function unquantised(topology: Boundaries): Boundaries {
  if (!topology.transform) return topology;
  const decode = transform(topology.transform);
  const { transform: _, ...plain } = topology;
  const arcs = topology.arcs.map((arc) => arc.map((point, index) => decode(point, index > 0)));
  return { ...plain, arcs } as unknown as Boundaries;
}

/**
 * Simplify every arc to what a zoom can show.
 *
 * Arcs are shared, so neighbours keep a common border: no gaps, no overlaps. A ring may shrink to a
 * line where a county is smaller than the tolerance; it comes back at the next level.
 *
 * @param tolerance in pixels at that zoom
 */
export function simplified(topology: Boundaries, zoom: number, tolerance: number): Boundaries {
  const arcs = topology.arcs.map((arc) => {
    if (arc.length < 3) return arc;
    // Plain objects, made by the hundred thousand before the first map: of a point Leaflet reads x and y alone.
    const pixels = arc.map((position, index) => {
      const { x, y } = L.CRS.EPSG3857.latLngToPoint(new L.LatLng(position[1]!, position[0]!), zoom);
      return { x, y, index };
    });
    const kept = L.LineUtil.simplify(pixels as unknown as L.Point[], tolerance) as unknown as typeof pixels;
    return kept.map((point) => arc[point.index]!);
  });
  return { ...topology, arcs };
}

/** Codes of the areas of a collection, in its order. */
export function codes(collection: GeometryCollection): string[] {
  return collection.geometries.map((geometry) => String(geometry.id));
}

/** Rings of every area of a collection, in its order. */
export function rings(topology: Boundaries, collection: GeometryCollection): Rings[] {
  return collection.geometries.map((geometry) => {
    const { geometry: shape } = feature(topology, geometry) as Feature<Polygon | MultiPolygon>;
    const polygons = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
    return polygons.map((polygon) => polygon.map(points));
  });
}

/** Lines of a line object of the topology; the release has joined its arcs already. */
export function lines(topology: Boundaries, object: GeometryObject): Lines {
  return (feature(topology, object) as Feature<MultiLineString>).geometry.coordinates.map(points);
}

function points(positions: Position[]): L.LatLng[] {
  return positions.map((position) => new L.LatLng(position[1]!, position[0]!));
}
