import { describe, expect, it } from "vitest";
import { actionOf, placeAfter, placeOf } from "../../src/player/keys";
import type { Key } from "../../src/player/keys";

const key = (name: string, held: Partial<Key> = {}): Key => {
  return { key: name, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held };
};

const inside = (html: string, selector: string): Element => {
  document.body.innerHTML = html;
  return document.querySelector(selector)!;
};

describe("keys of a presenter", () => {
  it("turn the slides, whichever clicker sends them", () => {
    for (const name of ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"]) expect(actionOf(key(name), null)).toBe("next");
    for (const name of ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"]) expect(actionOf(key(name), null)).toBe("previous");
    expect(actionOf(key(" ", { shiftKey: true }), null)).toBe("previous");
    expect(actionOf(key("Home"), null)).toBe("first");
    expect(actionOf(key("End"), null)).toBe("last");
  });

  it("blank the screen, with capitals too", () => {
    for (const name of ["b", "B", "."]) expect(actionOf(key(name), null)).toBe("blank");
  });

  it("show the notes on the slide, or in a window of their own", () => {
    expect([actionOf(key("n"), null), actionOf(key("s"), null)]).toEqual(["notes", "speaker"]);
  });

  it("are left to the browser with Ctrl, but for printing", () => {
    expect(actionOf(key("f", { ctrlKey: true }), null)).toBeUndefined();
    expect(actionOf(key("ArrowLeft", { altKey: true }), null)).toBeUndefined();
    expect(actionOf(key("p", { metaKey: true }), null)).toBe("print");
  });

  it("are left to the control that has the focus", () => {
    expect(actionOf(key(" "), inside("<button>x</button>", "button"))).toBeUndefined();
    expect(actionOf(key("ArrowRight"), inside("<button>x</button>", "button"))).toBe("next");
    expect(actionOf(key("ArrowRight"), inside('<input type="range">', "input"))).toBeUndefined();
    expect(actionOf(key("End"), inside('<div class="brush" tabindex="0"></div>', ".brush"))).toBeUndefined();
  });
});

describe("the slide that is shown", () => {
  it("stays at either end", () => {
    expect(placeAfter("previous", 0, 3)).toBe(0);
    expect(placeAfter("next", 2, 3)).toBe(2);
    expect(placeAfter("next", 0, 0)).toBe(0);
  });

  it("follows the keys", () => {
    expect(placeAfter("next", 0, 3)).toBe(1);
    expect(placeAfter("last", 0, 3)).toBe(2);
    expect(placeAfter("first", 2, 3)).toBe(0);
    expect(placeAfter("blank", 1, 3)).toBe(1);
  });

  it("is the one that the address names, where there is one", () => {
    expect(placeOf("#2", 3)).toBe(1);
    for (const hash of ["", "#0", "#4", "#x", "#2x", "#99999"]) expect(placeOf(hash, 3)).toBe(0);
  });
});
