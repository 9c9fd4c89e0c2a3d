import { describe, expect, it } from "vitest";
import { moved, spanOf, spanText } from "../src/brush";

const bins = { low: -40, high: 56, counts: [], back: [] };

describe("a span of the distribution", () => {
  it("is written in values, open where it reaches an end", () => {
    // Forty-eight columns over 96 percent: two percent each.
    expect(spanText([10, 20], bins)).toBe("values:-20:0");
    expect(spanText([0, 20], bins)).toBe("values::0");
    expect(spanText([20, 48], bins)).toBe("values:0:");
  });

  it("comes back from what was written", () => {
    for (const span of [[0, 5], [7, 9], [30, 48]] as const) expect(spanOf(spanText(span, bins), bins)).toEqual(span);
  });

  it("is none where a class is picked, and stays inside the columns", () => {
    expect(spanOf("class:3", bins)).toBeNull();
    expect(spanOf("values:-900:900", bins)).toEqual([0, 48]);
  });

  it("moves with the arrows and grows with shift, never beyond the ends", () => {
    expect(moved(null, "ArrowRight", false)).toEqual([0, 1]);
    expect(moved(null, "ArrowLeft", false)).toEqual([47, 48]);
    expect(moved([4, 6], "ArrowRight", false)).toEqual([5, 7]);
    expect(moved([46, 48], "ArrowRight", false)).toEqual([46, 48]);
    expect(moved([0, 2], "ArrowLeft", false)).toEqual([0, 2]);
    expect(moved([4, 6], "ArrowRight", true)).toEqual([4, 7]);
    expect(moved([4, 5], "ArrowLeft", true)).toEqual([4, 5]);
    expect(moved([4, 6], "Tab", false)).toBeUndefined();
  });
});
