import { describe, expect, it } from "vitest";
import { absolute, firstFamily } from "../src/fonts";

describe("the page's typeface", () => {
  it("is the first of the list", () => {
    expect(firstFamily('"Source Sans", sans-serif')).toBe("Source Sans");
    expect(firstFamily("")).toBe("");
  });

  it("is found from the frame, whatever path the app has", () => {
    const rule = '@font-face { src: url("../media/a.woff2") format("woff2"), url(b.woff2); }';
    expect(absolute(rule, "http://host/base/static/css/page.css")).toBe(
      '@font-face { src: url("http://host/base/static/media/a.woff2") format("woff2"), url("http://host/base/static/css/b.woff2"); }',
    );
  });
});
