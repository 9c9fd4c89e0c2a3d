import { describe, expect, it } from "vitest";
import { pickedOut } from "../../src/player/picking";

describe("picking out without a server", () => {
  // Classes 0, 1, 2, no data, filtered out, and class 1 that stands back.
  const classes = "012- B";

  it("lets all other classes stand back, and those of the class come forward", () => {
    expect(pickedOut(classes, "class:1", undefined)).toBe("A1C~ 1");
  });

  it("picks out what has no data", () => {
    expect(pickedOut(classes, "class:none", undefined)).toBe("ABC- B");
  });

  it("picks out a span of values that holds its lower end and not its upper one", () => {
    const values = [-5, 0, 5, null, 3, 2];
    expect(pickedOut(classes, "values:0:5", values)).toBe("A1C~ 1");
    expect(pickedOut(classes, "values::0", values)).toBe("0BC~ B");
    expect(pickedOut(classes, "values:5:", values)).toBe("AB2~ B");
  });

  it("knows classes beyond the tenth", () => {
    expect(pickedOut("ab", "class:10", undefined)).toBe("aL");
  });
});
