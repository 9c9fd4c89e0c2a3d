import { describe, expect, it } from "vitest";
import { arrange } from "../src/panels";
import type { Place } from "../src/panels";

const overlap = (one: Place, other: Place): boolean =>
  one.left < other.left + other.width && other.left < one.left + one.width &&
  one.top < other.top + other.height && other.top < one.top + one.height;

describe.each([2, 3, 4, 5, 6])("%i small maps", (count) => {
  it.each([
    ["a desktop", 960, 800, 270],
    ["a phone", 360, 480, 30],
  ])("stand inside the frame of %s, none over another or under the legend", (_, width, height, legend) => {
    const places = arrange(count, width, height, legend);
    const corner: Place = { left: 0, top: height - legend, width: 300, height: legend };
    expect(places).toHaveLength(count);
    places.forEach((place, index) => {
      expect(place.left).toBeGreaterThanOrEqual(0);
      expect(place.left + place.width).toBeLessThanOrEqual(width);
      expect(place.top + place.height).toBeLessThanOrEqual(height);
      expect(overlap(place, corner)).toBe(false);
      for (const other of places.slice(index + 1)) expect(overlap(place, other)).toBe(false);
    });
  });
});
