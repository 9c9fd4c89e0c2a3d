import { describe, expect, it } from "vitest";
import { insidePoint } from "../src/inside";

const ring = (...corners: Array<[number, number]>) => corners.map(([x, y]) => ({ x, y }));

describe("a point inside an area", () => {
  it("avoids the hollow of a U", () => {
    const u = ring([0, 0], [2, 0], [2, 8], [8, 8], [8, 0], [12, 0], [12, 10], [0, 10]);
    const point = insidePoint([[u]])!;
    expect(point.x < 2 || point.x > 8 || point.y > 8).toBe(true);
  });

  it("avoids a hole", () => {
    const outer = ring([0, 0], [10, 0], [10, 10], [0, 10]);
    const hole = ring([1, 1], [9, 1], [9, 9], [1, 9]);
    const point = insidePoint([[outer, hole]])!;
    expect(point.x > 1 && point.x < 9 && point.y > 1 && point.y < 9).toBe(false);
  });

  it("keeps clear of the border, not only of the sides", () => {
    // Widest at its foot, where a point would lie on the border.
    const point = insidePoint([[ring([0, 10], [20, 10], [12, 9], [12, 0], [8, 0], [8, 9])]])!;
    expect(point.x).toBeCloseTo(10);
    expect(point.y).toBeLessThan(8.1);
  });

  it("finds none in a line", () => {
    expect(insidePoint([[ring([0, 5], [10, 5])]])).toBeNull();
  });
});
