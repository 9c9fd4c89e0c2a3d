import { describe, expect, it } from "vitest";
import { back, fillOf, remaining } from "../src/classes";
import { themeFor } from "../src/theme";

const theme = themeFor("#ffffff");
const colors = Array.from({ length: 11 }, (_, index) => `#0000${index.toString(16).padStart(2, "0")}`);

describe("classes", () => {
  it("fills a class with the legend's colour", () => {
    expect(fillOf("3", colors, theme, "hatch")).toBe("#000003");
    expect(fillOf("a", colors, theme, "hatch")).toBe("#00000a");
  });

  it("never draws no data as a class", () => {
    expect(fillOf("-", colors, theme, "hatch")).toBe("hatch");
    expect(colors).not.toContain(fillOf("-", colors, theme, "hatch"));
  });

  it("hatches a class that the legend does not know", () => {
    expect(fillOf("9", colors.slice(0, 5), theme, "hatch")).toBe("hatch");
  });

  it("fades what the filter leaves out", () => {
    expect(fillOf(" ", colors, theme, "hatch")).toBe(theme.filteredOut);
  });

  it("lets a county stand back and keeps its class", () => {
    expect([..."03a- "].map(back).join("")).toBe("ADK~ ");
    expect(fillOf("~", colors, theme, "hatch")).toBe(theme.filteredOut);
  });

  it("counts counties without data among the remaining ones", () => {
    expect(remaining("0 - 2")).toEqual([0, 2, 4]);
  });
});

describe("theme", () => {
  it.each([
    ["#ffffff", "light"],
    ["#fff", "light"],
    ["rgb(250, 250, 245)", "light"],
    ["#0e1117", "dark"],
    ["#15191b", "dark"],
    ["rgb(14, 17, 23)", "dark"],
    ["", "light"],
  ])("takes a page on %s for %s", (background, name) => {
    expect(themeFor(background).name).toBe(name);
  });
});
