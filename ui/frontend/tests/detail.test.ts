import { expect, it } from "vitest";
import { LEVEL_ZOOMS, levelAt } from "../src/detail";

it("draws more the nearer the reader comes", () => {
  const levels = [3, 4.5, 5, 6, 7, 11].map(levelAt);
  expect(levels).toEqual([...levels].sort());
  expect(levels[0]).toBe(0);
  expect(levels.at(-1)).toBe(LEVEL_ZOOMS.length);
});
