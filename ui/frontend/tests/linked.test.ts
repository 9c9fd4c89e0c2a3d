import { beforeEach, describe, expect, it } from "vitest";
import { followPage, plottedRow } from "../src/linked";

describe("what the reader points at beside the map", () => {
  let told: Array<number | undefined>;
  let frame: EventTarget;

  beforeEach(() => {
    document.body.innerHTML = `
      <div class="stButton st-key-rank_highest_1"><button><b>One</b></button></div>
      <div class="st-key-rank_lowest_2 stButton"><button>Two</button></div>
      <p>Else</p>`;
    told = [];
    frame = new EventTarget();
    followPage(document, frame as Window, {
      ranked: () => ({ highest: [7], lowest: [3, 4] }),
      locate: (row) => told.push(row),
      select: () => undefined,
    });
  });

  const over = (selector: string, event = "pointerover") =>
    document.querySelector(selector)!.dispatchEvent(new Event(event, { bubbles: true }));

  it("is the county of that row of the ranking, and none beside it", () => {
    over("b");
    over(".st-key-rank_lowest_2 button");
    over("p");
    over("p");
    expect(told).toEqual([7, 4, undefined]);
    frame.dispatchEvent(new Event("pagehide"));
  });

  it("follows the keyboard too", () => {
    over(".st-key-rank_lowest_2 button", "focusin");
    over(".st-key-rank_lowest_2 button", "focusout");
    expect(told).toEqual([4, undefined]);
    frame.dispatchEvent(new Event("pagehide"));
  });

  it("is no longer told to a frame that is gone", () => {
    frame.dispatchEvent(new Event("pagehide"));
    over("b");
    expect(told).toEqual([]);
  });
});

describe("a point of the plot", () => {
  it("bears the row of its county", () => {
    expect(plottedRow({ points: [{ customdata: 12 }] })).toBe(12);
    expect(plottedRow({ points: [{}] })).toBeUndefined();
    expect(plottedRow({ points: [] })).toBeUndefined();
  });
});
