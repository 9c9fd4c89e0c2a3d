import * as L from "leaflet";
import { beforeEach, describe, expect, it } from "vitest";
import { Legend } from "../src/legend";
import type { Payload } from "../src/payload";

const payload: Payload = {
  classes: "001-",
  legend: [
    { label: "<img src=x onerror=alert(1)>", color: "#8c510a", count: 2 },
    { label: "0 to 10", color: "#01665e", count: 1234 },
  ],
  legendTitle: "Change in residents",
  legendUnit: "%",
  noDataLabel: "No data",
  noDataCount: 1,
  noDataText: "no data",
  values: null,
  decimals: 1,
  unit: "%",
  lang: "en",
  selected: null,
  view: null,
  labels: { filtered_out: "Outside the filter" },
  categorical: false,
  overlays: [],
  rings: null,
  fade: null,
};

describe("legend", () => {
  let container: HTMLElement;
  let legend: Legend;

  beforeEach(() => {
    container = document.createElement("div");
    legend = new Legend(L.map(container));
  });

  const rows = () => [...container.querySelectorAll("li")].map((item) => item.textContent);

  it("names every class with its count, and no data last", () => {
    legend.show(payload);
    expect(rows()).toEqual(["<img src=x onerror=alert(1)>2", "0 to 101,234", "No data1"]);
  });

  it("shows markup in a label as text", () => {
    legend.show(payload);
    expect(container.querySelector("img")).toBeNull();
  });

  it("speaks of filtered counties only where a filter is set", () => {
    legend.show({ ...payload, classes: "0 1-" });
    expect(rows().at(-1)).toBe("Outside the filter");
    legend.show(payload);
    expect(rows()).not.toContain("Outside the filter");
  });

  it("leaves no data out where every county has a value", () => {
    legend.show({ ...payload, noDataCount: 0 });
    expect(rows()).not.toContain("No data0");
    expect(rows()).toHaveLength(2);
  });
});
