import { describe, expect, it } from "vitest";
import { classIndex, fillOf, mixed } from "../src/classes";
import type { PairAxis, Payload } from "../src/payload";
import { readableOn, squareLegend } from "../src/square";
import { themeFor } from "../src/theme";

const axis = (title: string, labels: string[]): PairAxis => ({ title, labels, values: null, decimals: 1, unit: "%" });
const legend = Array.from({ length: 9 }, (_, field) => ({ label: "", color: `#0000${field}0`, count: 1000 + field }));
const payload = { legend, lang: "en" } as unknown as Payload;

describe("square legend", () => {
  const fields: number[] = [];
  const toggle = (field: number) => {
    fields.push(field);
    return document.createElement("button");
  };
  const square = squareLegend(payload, [axis("<b>Change</b>", ["a", "b", "c"]), axis("Beds", ["x", "y", "z"])], toggle);
  const rows = [...square.querySelectorAll('[role="row"]')].map((row) => [...row.children].map((cell) => cell.textContent));

  it("has what is high in both at the upper right", () => {
    expect(rows).toEqual([
      ["z", "1,006", "1,007", "1,008"],
      ["y", "1,003", "1,004", "1,005"],
      ["x", "1,000", "1,001", "1,002"],
      ["", "a", "b", "c"],
    ]);
  });

  it("has a button for every field", () => {
    expect(fields).toEqual([6, 7, 8, 3, 4, 5, 0, 1, 2]);
  });

  it("has as many fields as the two sides have classes", () => {
    const cross = squareLegend(payload, [axis("Need", ["less", "more"]), axis("Beds", ["few", "many"])], toggle);
    expect([...cross.querySelectorAll('[role="row"]')].map((row) => row.textContent)).toEqual(
      ["many1,0021,003", "few1,0001,001", "lessmore"],
    );
  });

  it("names both sides, and shows markup as text", () => {
    expect(square.getAttribute("aria-label")).toBe("<b>Change</b>, Beds");
    expect(square.querySelector("b")).toBeNull();
  });

  it("writes dark on light and light on dark", () => {
    expect(readableOn("#e6e6e2")).toBe("#0b1015");
    expect(readableOn("#3b3030")).toBe("#ffffff");
  });
});

describe("a county that stands back", () => {
  const theme = themeFor("#ffffff");

  it("is of the class that its letter counts", () => {
    expect(["A", "I"].map(classIndex)).toEqual([0, 8]);
  });

  it("keeps a breath of its colour", () => {
    expect(fillOf("B", ["#000000", "#ff0000"], theme, "hatch")).toBe(mixed("#ff0000", theme.background, 0.14));
    expect(mixed("#000000", "#ffffff", 0.5)).toBe("#808080");
  });
});
