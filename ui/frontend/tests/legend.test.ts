import * as L from "leaflet";
import { beforeEach, describe, expect, it } from "vitest";
import { Legend } from "../src/legend";
import type { Payload } from "../src/payload";

const payload: Payload = {
  classes: "001-",
  legend: [
    { label: "<img src=x onerror=alert(1)>", color: "#8c510a", count: 2, residents: "1.5" },
    { label: "0 to 10", color: "#01665e", count: 1234, residents: "820.0" },
  ],
  legendTitle: "Change in residents",
  legendUnit: "%",
  noDataLabel: "No data",
  noDataCount: 1,
  noDataResidents: "0.2",
  nation: 3,
  groupedCount: null,
  noDataText: "no data",
  values: null,
  decimals: 1,
  unit: "%",
  lang: "en",
  selected: null,
  flight: 0,
  view: null,
  labels: { filtered_out: "Outside the filter", units: "units", residents: "residents", nation: "Nation", grouped: "Compared as a group" },
  categorical: false,
  overlays: [],
  rings: null,
  fade: null,
};

describe("legend", () => {
  let container: HTMLElement;
  let legend: Legend;
  let picks: string[];

  beforeEach(() => {
    container = document.createElement("div");
    picks = [];
    legend = new Legend(L.map(container), (pick) => picks.push(pick));
  });

  const rows = () => [...container.querySelectorAll("li:not(.head)")].map((item) => item.textContent);
  const button = (place: number) => container.querySelectorAll<HTMLButtonElement>("li button")[place]!;

  it("is not there before something is painted", () => {
    const panel = container.querySelector<HTMLElement>(".county-legend")!;
    legend.show({ ...payload, classes: "", legend: [], legendTitle: "" });
    expect(panel.hidden).toBe(true);
    legend.show(payload);
    expect(panel.hidden).toBe(false);
  });

  it("names every class with its count, and no data last", () => {
    legend.show(payload);
    expect(rows()).toEqual(["<img src=x onerror=alert(1)>21.5", "0 to 101,234820.0", "No data10.2"]);
  });

  it("lists no class that has no name: its colour only tells neighbours apart", () => {
    const legendOfColours = payload.legend.map((entry) => ({ ...entry, label: "" }));
    legend.show({ ...payload, classes: "001", legend: legendOfColours, noDataCount: 0, groupedCount: null });
    expect(container.querySelectorAll("li")).toHaveLength(0);
    expect(container.querySelector("summary")?.textContent).toContain("Change in residents");
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
    expect(rows()).not.toContain("No data00.2");
    expect(rows()).toHaveLength(2);
  });

  it("explains the pattern of grouped units where there are any", () => {
    legend.show({ ...payload, groupedCount: 257 });
    expect(rows().at(-1)).toBe("Compared as a group257");
    legend.show({ ...payload, groupedCount: 0 });
    expect(rows()).not.toContain("Compared as a group0");
  });

  it("picks a class out at a click, and nothing at the next", () => {
    legend.show(payload);
    button(1).click();
    legend.show({ ...payload, pick: "class:1" });
    expect(button(1).getAttribute("aria-pressed")).toBe("true");
    button(1).click();
    button(2).click();
    expect(picks).toEqual(["class:1", "", "class:none"]);
  });

  it("picks a span of the distribution out with the keyboard", () => {
    legend.show(payload);
    legend.distribute(payload, [0, 0, 48, null], null);
    const brush = container.querySelector<HTMLElement>(".brush")!;
    const press = (key: string, shiftKey = false) => brush.dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey }));
    press("ArrowRight");
    press("ArrowRight");
    press("ArrowRight", true);
    press("Escape");
    expect(picks).toEqual(["values::1", "values:1:2", "values:1:3", ""]);
  });

  it("marks the selected county and the nation on the distribution", () => {
    legend.show(payload);
    legend.distribute(payload, [-4, -2, 7, null], { row: 2, name: "Yushu" });
    expect(container.querySelectorAll("rect").length).toBe(3);
    expect(container.querySelectorAll("line").length).toBe(2);
    expect(container.querySelector(".marks")!.textContent).toBe("Yushu 7.0%Nation 3.0%");
  });

  it("draws no distribution of categories", () => {
    legend.show({ ...payload, categorical: true });
    legend.distribute({ ...payload, categorical: true }, [0, 0, 1, null], null);
    expect(container.querySelector<HTMLElement>(".distribution")!.hidden).toBe(true);
  });
});
