import { expect, test } from "vitest";
import { named } from "../src/payload";

const MESSAGE = { classes: "01 -", noDataCount: 1, decimals: 1, lang: "en", flight: 0, words: "words-en.json" } as const;

test("what a message leaves out holds nothing", () => {
  const payload = named(MESSAGE, {});
  expect(payload.legend).toEqual([]);
  expect(payload.overlays).toEqual([]);
  expect(payload.selected).toBeNull();
  expect(payload.groupedCount).toBeNull();
  expect(payload.noDataResidents).toBe("");
});

test("what a message says stays as it is said", () => {
  const legend = [["0 to 10", "#01665e", 3, "1.2"]] as const;
  const payload = named({ ...MESSAGE, legend, nation: 0, selected: "110101" }, { map: "Map" });
  expect(payload.legend).toEqual([{ label: "0 to 10", color: "#01665e", count: 3, residents: "1.2" }]);
  expect([payload.nation, payload.selected, payload.labels["map"]]).toEqual([0, "110101", "Map"]);
});
