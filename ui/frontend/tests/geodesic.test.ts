import { describe, expect, it } from "vitest";
import { destination, ring } from "../src/geodesic";

/** What PROJ (pyproj.Geod, WGS84) gives for the same start, azimuth and kilometres. */
const BY_PROJ: ReadonlyArray<[start: [number, number], azimuth: number, km: number, end: [number, number]]> = [
  [[39.9042, 116.4074], 0, 100, [40.80476456, 116.40740000]],
  [[39.9042, 116.4074], 57, 250, [41.10376597, 118.90350288]],
  [[22.5431, 114.0579], 200, 70, [21.94890922, 113.82613618]],
  [[45.8, 126.5], 271, 1000, [45.23662928, 113.71262753]],
];

describe("geodesic", () => {
  it.each(BY_PROJ)("from %j at %d degrees for %d km", ([lat, lon], azimuth, km, [endLat, endLon]) => {
    const [foundLat, foundLon] = destination(lat, lon, azimuth, 1000 * km);
    expect(foundLat).toBeCloseTo(endLat, 6);
    expect(foundLon).toBeCloseTo(endLon, 6);
  });

  it("draws a ring that begins in the north and reaches as far east as west", () => {
    const points = ring(39.9, 116.4, 100);
    expect(points[0]![0]).toBe(Math.max(...points.map(([lat]) => lat)));
    const lons = points.map(([, lon]) => lon - 116.4);
    expect(Math.max(...lons)).toBeCloseTo(-Math.min(...lons), 9);
  });
});
