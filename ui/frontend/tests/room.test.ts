import { describe, expect, it } from "vitest";
import { overlap, waysPast } from "../src/room";

const legend = { left: 10, top: 400, right: 236, bottom: 590 };

describe("what the legend hides", () => {
  it("is what lies under it, not what only touches it", () => {
    expect(overlap(legend, { left: 100, top: 450, right: 150, bottom: 500 })).toBe(true);
    expect(overlap(legend, { left: 236, top: 450, right: 300, bottom: 500 })).toBe(false);
    expect(overlap(legend, { left: 100, top: 100, right: 150, bottom: 400 })).toBe(false);
  });

  it("is passed at its right or above it", () => {
    const [beside, above] = waysPast(legend, 600);
    expect(beside.paddingTopLeft[0]).toBeGreaterThan(legend.right);
    expect(600 - above.paddingBottomRight[1]).toBeLessThan(legend.top);
  });
});
