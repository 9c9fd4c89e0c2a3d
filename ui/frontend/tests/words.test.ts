import { beforeEach, describe, expect, it } from "vitest";
import { describeFrame } from "../src/words";

const WORDS = '<div class="st-key-map_words"><code>Half of the counties</code></div>';

describe("the map in words", () => {
  let frame: Element;

  beforeEach(() => {
    document.body.innerHTML = "<iframe></iframe>";
    frame = document.querySelector("iframe")!;
  });

  const description = (): string | null | undefined =>
    document.getElementById(frame.getAttribute("aria-describedby") ?? "")?.textContent;

  it("describes the frame", () => {
    document.body.insertAdjacentHTML("beforeend", WORDS);
    describeFrame(frame, document);
    expect(description()).toBe("Half of the counties");
  });

  it("waits for a page that draws them later", async () => {
    describeFrame(frame, document);
    expect(description()).toBeUndefined();
    document.body.insertAdjacentHTML("beforeend", WORDS);
    await Promise.resolve();
    expect(description()).toBe("Half of the counties");
  });
});
