import { beforeEach, describe, expect, it, vi } from "vitest";
import { fittingSize } from "../../src/player/fit";
import { Stage } from "../../src/player/stage";
import { swipeOf } from "../../src/player/swipe";

const slides = ["One", "Two <b>bold</b>", "Three"];

function open(): { stage: Stage; changed: ReturnType<typeof vi.fn> } {
  document.body.innerHTML = slides.map(() => '<section class="slide"><h2></h2></section>').join("");
  document.querySelectorAll("h2").forEach((title, place) => (title.textContent = slides[place]!));
  const bar = document.createElement("nav");
  document.body.append(bar);
  const changed = vi.fn();
  return { stage: new Stage(document, { blank: "black" }, bar, changed), changed };
}

const shown = (): number[] =>
  [...document.querySelectorAll(".slide")].flatMap((slide, place) => (slide.classList.contains("current") ? [place] : []));
const blank = (): boolean => !document.querySelector<HTMLElement>(".blank")!.hidden;

describe("the stage", () => {
  beforeEach(() => (window.location.hash = ""));

  it("shows one slide at a time, and takes the others out of reach", () => {
    const { stage, changed } = open();
    stage.act("next");
    expect(shown()).toEqual([1]);
    expect([...document.querySelectorAll<HTMLElement>(".slide")].map((slide) => slide.inert)).toEqual([true, false, true]);
    expect(changed).toHaveBeenLastCalledWith(1);
  });

  it("has a dot for each slide, which names it and leads there", () => {
    open();
    const dots = [...document.querySelectorAll<HTMLButtonElement>(".dot")];
    expect(dots.map((dot) => dot.getAttribute("aria-label"))).toEqual(["1: One", "2: Two <b>bold</b>", "3: Three"]);
    dots[2]!.click();
    expect(shown()).toEqual([2]);
    expect(dots.map((dot) => dot.getAttribute("aria-current"))).toEqual([null, null, "step"]);
  });

  it("tells the presenter the notes of the view, also where it goes on, and what comes next", () => {
    document.body.innerHTML =
      '<section class="slide" data-view="1"><h2>One</h2><aside class="notes"><h3>Notes</h3><p>Say this</p></aside></section>' +
      '<section class="slide further" data-view="1"><h2>One (continued)</h2></section>' +
      '<section class="slide" data-view="2"><h2>Two</h2></section>';
    const bar = document.createElement("nav");
    const stage = new Stage(document, {}, bar, vi.fn());
    expect(stage.cue).toEqual({ counter: "1 / 3", notes: "Say this", next: "One (continued)" });
    stage.act("next");
    expect(stage.cue).toEqual({ counter: "2 / 3", notes: "Say this", next: "Two" });
    stage.act("next");
    expect(stage.cue).toEqual({ counter: "3 / 3", notes: "", next: "" });
    expect([...bar.querySelectorAll(".dot")].map((dot) => dot.classList.contains("further"))).toEqual([false, true, false]);
  });

  it("goes black and comes back, also by going on", () => {
    const { stage } = open();
    stage.act("blank");
    expect(blank()).toBe(true);
    stage.act("blank");
    expect(blank()).toBe(false);
    stage.act("blank");
    stage.act("next");
    expect([blank(), shown()]).toEqual([false, [1]]);
  });

  it("ends only when it is not black", () => {
    const { stage } = open();
    stage.act("blank");
    expect(stage.act("end")).toBe(true);
    expect(stage.act("end")).toBe(false);
  });
});

describe("a swipe", () => {
  it("turns to the next slide or back", () => {
    expect(swipeOf({ x: 200, y: 0 }, { x: 100, y: 10 })).toBe("next");
    expect(swipeOf({ x: 100, y: 0 }, { x: 200, y: 10 })).toBe("previous");
  });

  it("is no swipe where it is short or steep", () => {
    expect(swipeOf({ x: 100, y: 0 }, { x: 70, y: 0 })).toBeUndefined();
    expect(swipeOf({ x: 200, y: 0 }, { x: 100, y: 90 })).toBeUndefined();
  });
});

describe("type beside a map", () => {
  it("is as large as fits", () => expect(fittingSize([1, 0.9, 0.8], (size) => size <= 0.9)).toBe(0.9));
  it("is never too small to be read", () => expect(fittingSize([1, 0.9, 0.8], () => false)).toBe(0.8));
});
