import { describe, expect, it } from "vitest";
import { between, blend, classesOf } from "../src/fade";

describe("fading between two years", () => {
  it("classes the other year by the same boundaries and keeps the filter", () => {
    expect(classesOf([5, 10, 25, null, 7], [10, 20], "001- ")).toBe("012- ");
  });

  it("lets what is not picked out stand back in every year", () => {
    expect(classesOf([5, 10, null], [10, 20], "AB~")).toBe("AB~");
    expect(classesOf([25, 10, null], [10, 20], "A1~")).toBe("C1~");
  });

  it("leads through every year", () => {
    // A hundred steps from a year to the next.
    expect(between(0, 3)).toEqual({ from: 0, to: 1, share: 0 });
    expect(between(150, 3)).toEqual({ from: 1, to: 2, share: 0.5 });
    expect(between(200, 3)).toEqual({ from: 1, to: 2, share: 1 });
  });

  it("starts and ends at the years themselves", () => {
    expect(blend("#102030", "#f0e0d0", 0)).toBe("#102030");
    expect(blend("#102030", "#f0e0d0", 1)).toBe("#f0e0d0");
  });

  it("mixes evenly", () => {
    // 0x10 and 0x30 meet at 0x20, 0x00 and 0xff at 0x80.
    expect(blend("#100000", "#30ff00", 0.5)).toBe("#208000");
  });

  it("never mixes a colour with a pattern", () => {
    const hatch = {} as CanvasPattern;
    expect(blend("#102030", hatch, 0.4)).toBe("#102030");
    expect(blend("#102030", hatch, 0.6)).toBe(hatch);
  });
});
