import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Clock, formatElapsed } from "../../src/player/clock";
import { Prompter } from "../../src/player/prompter";

const WORDS = { notes: "Notes", coming: "Next: ", last: "The last one", without_notes: "Nothing to say", elapsed: "Start again" };

describe("the clock", () => {
  it("says minutes and seconds, and hours once there are any", () => {
    expect([0, 59_999, 60_000, 754_000, 3_725_000].map(formatElapsed)).toEqual(["0:00", "0:59", "1:00", "12:34", "1:02:05"]);
  });

  it("begins once, and again when it is told to", () => {
    let now = 0;
    const clock = new Clock(() => now);
    now = 5000;
    expect(clock.text).toBe("0:00");
    clock.begin();
    now = 10_000;
    clock.begin();
    expect(clock.text).toBe("0:05");
    clock.restart();
    expect(clock.text).toBe("0:00");
  });
});

describe("what the presenter reads", () => {
  let prompter: Prompter;
  let now = 0;
  const text = (name: string): string => prompter.element.querySelector(`.${name}`)!.textContent!;

  beforeEach(() => {
    vi.useFakeTimers();
    now = 0;
    const clock = new Clock(() => now);
    clock.begin();
    prompter = new Prompter(document, WORDS, clock);
  });

  afterEach(() => void vi.useRealTimers());

  it("is the notes as they were written, and the title of the next slide", () => {
    prompter.show({ counter: "2 / 3", notes: "Say <b>this</b>\nfirst", next: "Three <i>" });
    expect([text("said"), text("coming"), text("counted")]).toEqual(["Say <b>this</b>\nfirst", "Next: Three <i>", "2 / 3"]);
    expect(prompter.element.querySelector("b, i")).toBeNull();
  });

  it("says so where there are no notes, and at the last slide", () => {
    prompter.show({ counter: "3 / 3", notes: "", next: "" });
    expect([text("said"), text("coming")]).toEqual(["Nothing to say", "The last one"]);
  });

  it("is the time too, which a press sets to zero", () => {
    now = 65_000;
    vi.advanceTimersByTime(1000);
    expect(text("elapsed")).toBe("1:05");
    prompter.element.querySelector<HTMLButtonElement>(".elapsed")!.click();
    expect(text("elapsed")).toBe("0:00");
  });
});
