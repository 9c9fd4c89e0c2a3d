import * as L from "leaflet";
import { describe, expect, it } from "vitest";
import { fitting, labelWidth, place } from "../src/labels";

describe("names on the map", () => {
  it("draws the larger city where two names meet", () => {
    const beijing = { text: "北京", at: L.point(100, 100) };
    const tianjin = { text: "天津", at: L.point(110, 104) };
    const shanghai = { text: "上海", at: L.point(300, 100) };
    expect(place([beijing, tianjin, shanghai])).toEqual([0, 2]);
  });

  it("draws the higher rank where two badges meet, and both where they are apart", () => {
    expect(fitting([[0, 0, 20, 15], [12, 10, 32, 25], [22, 0, 42, 15]])).toEqual([0, 2]);
  });

  it("gives Chinese characters their width", () => {
    expect(labelWidth("呼和浩特")).toBeGreaterThan(labelWidth("Hohh"));
  });
});
