import { describe, expect, it } from "vitest";
import { binned, position } from "../src/distribution";

describe("distribution", () => {
  it("counts every shown county once, by bin and class", () => {
    expect(binned([0, 1, 9, 10, null, 5], "0011- ", 2, 2)).toEqual({
      low: 0,
      high: 10,
      counts: [
        [2, 0],
        [0, 2],
      ],
      back: [
        [false, true],
        [true, false],
      ],
    });
  });

  it("lets the counties stand back that are not picked out", () => {
    expect(binned([0, 1, 9, 10, 4], "0A1B~", 2, 2)!.back).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  it("gathers the outermost hundredth at the end", () => {
    const values = [...Array.from({ length: 200 }, (_, index) => index), 1e6];
    const bins = binned(values, "0".repeat(values.length), 1, 10)!;
    expect(bins.high).toBe(198);
    expect(bins.counts.flat().reduce((sum, count) => sum + count)).toBe(201);
  });

  it("has nothing to show where no two values differ", () => {
    expect(binned([3, 3], "00", 1)).toBeUndefined();
    expect(binned([null], "-", 1)).toBeUndefined();
  });

  it("puts a mark beyond the ends at the end", () => {
    expect([position(-5, 0, 10), position(5, 0, 10), position(50, 0, 10)]).toEqual([0, 0.5, 1]);
  });
});
