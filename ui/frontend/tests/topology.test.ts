import { describe, expect, it } from "vitest";
import { codes, lines, rings, simplified, unquantised } from "../src/topology";
import type { Boundaries } from "../src/topology";

/** Two squares side by side; arc 0 is their common border, with a tiny dent in the middle. */
function twoSquares(): Boundaries {
  return {
    type: "Topology",
    arcs: [
      [[110, 30], [110.001, 30.5], [110, 31]],
      [[110, 31], [109, 31], [109, 30], [110, 30]],
      [[110, 31], [111, 31], [111, 30], [110, 30]],
    ],
    objects: {
      counties: {
        type: "GeometryCollection",
        geometries: [
          { type: "Polygon", id: "420101", arcs: [[0, 1]] },
          { type: "Polygon", id: "420102", arcs: [[0, 2]] },
        ],
      },
      no_data: { type: "GeometryCollection", geometries: [] },
      provinces: { type: "MultiLineString", arcs: [[0]] },
      prefectures: { type: "MultiLineString", arcs: [] },
      outline: { type: "MultiLineString", arcs: [[1], [2]] },
      maritime_line: { type: "MultiLineString", arcs: [] },
      borders: { type: "MultiLineString", arcs: [[0]] },
    },
  };
}

describe("topology", () => {
  it("keeps the counties in the order of the file", () => {
    expect(codes(twoSquares().objects.counties)).toEqual(["420101", "420102"]);
  });

  it("decodes quantised arcs by the TopoJSON specification", () => {
    const topology = {
      ...twoSquares(),
      transform: { scale: [0.5, 0.25], translate: [100, 20] },
      arcs: [[[2, 4], [1, -1], [3, 0]]],
    } as unknown as Boundaries;
    expect(unquantised(topology).arcs).toEqual([[[101, 21], [101.5, 20.75], [103, 20.75]]]);
  });

  it("gives latitude first to Leaflet", () => {
    const [square] = rings(twoSquares(), twoSquares().objects.counties);
    const [first] = square![0]![0]!;
    expect([first!.lat, first!.lng]).toEqual([30, 110]);
  });

  it("leaves no gap between neighbours when it simplifies", () => {
    const coarse = simplified(twoSquares(), 4, 0.6);
    const [west, east] = rings(coarse, coarse.objects.counties);
    const border = (ring: { lat: number; lng: number }[]) =>
      new Set(ring.filter(({ lng }) => lng > 109.5 && lng < 110.5).map(({ lat, lng }) => `${lat} ${lng}`));
    expect(border(west![0]![0]!)).toEqual(border(east![0]![0]!));
    expect(border(west![0]![0]!).size).toBe(2);
  });

  it("keeps what the zoom can show", () => {
    expect(simplified(twoSquares(), 12, 0.6).arcs[0]).toHaveLength(3);
  });

  it("draws no line where there is none", () => {
    const topology = twoSquares();
    expect(lines(topology, topology.objects.maritime_line)).toEqual([]);
  });
});
