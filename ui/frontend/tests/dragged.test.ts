import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { followSliders } from "../src/dragged";

describe("a slider that is dragged", () => {
  let frame: EventTarget;

  beforeEach(() => {
    vi.useFakeTimers();
    document.body.innerHTML = `
      <p><span data-count-of="near">1,269</span> counties</p>
      <div class="stSlider st-key-rule_a"><input type="range" min="10" max="20" step="5" value="10"><b>thumb</b></div>
      <p data-slider="rule_a" data-of="near" data-least="10" data-step="5" data-counts="1269,800,3"></p>
      <div class="st-key-rule_b"><input type="range" value="1"><i>another</i></div>`;
    frame = new EventTarget();
    followSliders(document, Object.assign(frame, { setTimeout: window.setTimeout.bind(window) }) as unknown as Window);
  });

  afterEach(() => {
    frame.dispatchEvent(new Event("pagehide"));
    vi.useRealTimers();
  });

  const send = (selector: string, name: string) => {
    document.querySelector(selector)!.dispatchEvent(new Event(name, { bubbles: true }));
    vi.runAllTimers();
  };
  const slide = (value: number) => {
    document.querySelector<HTMLInputElement>(".st-key-rule_a input")!.value = String(value);
    send("body", "pointermove");
  };
  const told = () => document.querySelector("[data-count-of]")!.textContent;

  it("shows the count of the stop that the thumb is at", () => {
    send("b", "pointerdown");
    slide(15);
    expect(told()).toBe("800");
    slide(10);
    expect(told()).toBe("1,269");
  });

  it("is let go of", () => {
    send("b", "pointerdown");
    send("body", "pointerup");
    slide(20);
    expect(told()).toBe("1,269");
  });

  it("is told from one that has no counts", () => {
    send("i", "pointerdown");
    slide(20);
    expect(told()).toBe("1,269");
  });

  it("is no longer followed by a frame that is gone", () => {
    frame.dispatchEvent(new Event("pagehide"));
    send("b", "pointerdown");
    slide(20);
    expect(told()).toBe("1,269");
  });
});
