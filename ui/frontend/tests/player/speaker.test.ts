import { beforeEach, describe, expect, it, vi } from "vitest";
import { Clock } from "../../src/player/clock";
import { Speaker } from "../../src/player/speaker";

const CUE = { counter: "1 / 2", notes: "Hello", next: "Two" };

/** A window as a browser opens it: empty, of the same origin. */
function empty(): Window {
  return {
    document: document.implementation.createHTMLDocument(),
    CSSStyleSheet,
    closed: false,
    focus: vi.fn(),
    close: vi.fn(),
    addEventListener: vi.fn(),
  } as unknown as Window;
}

describe("the presenter's own window", () => {
  const act = vi.fn();
  beforeEach(() => act.mockReset());

  it("shows the cue and turns the slides", () => {
    const opened = empty();
    vi.spyOn(window, "open").mockReturnValue(opened);
    const speaker = new Speaker({ next: "Next slide" }, new Clock(), act);
    expect(speaker.open(CUE)).toBe(true);
    expect(opened.document.querySelector(".said")!.textContent).toBe("Hello");
    speaker.show({ counter: "2 / 2", notes: "Bye", next: "" });
    expect(opened.document.querySelector(".said")!.textContent).toBe("Bye");
    opened.document.querySelector<HTMLButtonElement>(".tool.next")!.click();
    expect(act).toHaveBeenCalledWith("next");
  });

  it("is opened once, and comes to the front the next time", () => {
    const opened = empty();
    const open = vi.spyOn(window, "open").mockReturnValue(opened);
    open.mockClear();
    const speaker = new Speaker({}, new Clock(), act);
    speaker.open(CUE);
    speaker.open(CUE);
    expect(open).toHaveBeenCalledTimes(1);
    expect(opened.focus).toHaveBeenCalledTimes(1);
  });

  it("says so where the browser forbids it", () => {
    vi.spyOn(window, "open").mockReturnValue(null);
    expect(new Speaker({}, new Clock(), act).open(CUE)).toBe(false);
  });
});
