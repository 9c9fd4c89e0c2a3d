import { expect, it, vi } from "vitest";
import { LEVEL_ZOOMS, levelAt, Levels } from "../src/detail";
import type { Boundaries } from "../src/topology";

/** A square whose edges have a point in the middle, if they are whole. */
function square(isWhole: boolean): Boundaries {
  const points: Array<[number, number]> = [[100, 30], [102, 30.4], [104, 30], [104, 34], [100, 34], [100, 30]];
  const lines = { type: "MultiLineString" as const, arcs: [[0]] };
  return {
    type: "Topology",
    arcs: [isWhole ? points : points.filter((_, place) => place !== 1)],
    objects: {
      counties: { type: "GeometryCollection", geometries: [{ type: "Polygon", id: "420101", arcs: [[0]] }] },
      no_data: { type: "GeometryCollection", geometries: [] },
      provinces: lines,
      prefectures: lines,
      outline: lines,
      maritime_line: lines,
      borders: lines,
    },
  };
}

it("draws more the nearer the reader comes", () => {
  const levels = [3, 4.5, 5, 6, 7, 11].map(levelAt);
  expect(levels).toEqual([...levels].sort());
  expect(levels[0]).toBe(0);
  expect(levels.at(-1)).toBe(LEVEL_ZOOMS.length);
});

it("lets the overview stand in at every level until the whole is there", async () => {
  const { objects, ...whole } = square(true);
  const { borders: _, ...released } = objects;
  const levels = new Levels(square(false), () => Promise.resolve({ ...whole, objects: released } as Boundaries));
  const points = (level: number): number[] => [
    levels.rings(level, "counties")[0]![0]![0]!.length,
    levels.lines(level, "borders")[0]!.length,
  ];
  expect([points(0), points(1), points(2)]).toEqual([[5, 5], [5, 5], [5, 5]]);
  expect(levels.isWhole).toBe(false);
  await levels.refine();
  expect(levels.isWhole).toBe(true);
  expect([points(0), points(1), points(2)]).toEqual([[5, 5], [6, 6], [6, 6]]);
});

it("cuts a level once", () => {
  const levels = new Levels(square(false), vi.fn());
  expect(levels.rings(0, "counties")).toBe(levels.rings(0, "counties"));
});
