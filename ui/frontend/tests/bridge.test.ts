import { expect, it, vi } from "vitest";
import { reportChoice, reportClick } from "../src/bridge";

it("makes a second click on the same county another click", () => {
  const setComponentValue = vi.fn();
  window.Streamlit = { setComponentValue };
  reportClick("530821");
  reportClick("530821");
  reportClick(null);
  const values = setComponentValue.mock.calls.map(([value]) => value as { code: string | null; n: number });
  expect(values.map(({ code }) => code)).toEqual(["530821", "530821", null]);
  expect(values[1]!.n).toBeGreaterThan(values[0]!.n);
  expect(values[2]!.n).toBeGreaterThan(values[1]!.n);
});

it("tells a choice as the address says it, and no county with it", () => {
  const setComponentValue = vi.fn();
  window.Streamlit = { setComponentValue };
  reportChoice({ pick: "class:3" });
  expect(setComponentValue).toHaveBeenCalledWith({ code: null, choices: { pick: "class:3" }, n: expect.any(Number) });
});
