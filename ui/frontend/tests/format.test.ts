import { describe, expect, it } from "vitest";
import { formatCount, formatValue } from "../src/format";

describe("numbers in the hover", () => {
  it.each([
    [-16.74, 1, "%", "en", "\u221216.7%"],
    [12, 1, "%", "zh", "12.0%"],
    [1234.5, 0, " km", "en", "1,235 km"],
    [1234.56, 1, " 公里", "zh", "1,234.6 公里"],
    [-0.04, 1, "%", "en", "0.0%"],
  ] as const)("prints %d with %d decimals and %s in %s as %s", (value, decimals, unit, lang, text) => {
    expect(formatValue(value, decimals, unit, lang)).toBe(text);
  });

  it("groups the thousands of a count", () => {
    expect(formatCount(2843, "en")).toBe("2,843");
  });
});
