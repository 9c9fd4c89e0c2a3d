/** The map in words: a paragraph on the page that describes the map's frame to a screen reader. */

const ID = "map-in-words";
const WORDS = ".st-key-map_words code";

/** Point the frame at the paragraph, now or as soon as the page has drawn it. */
export function describeFrame(frame: Element, page: Document): void {
  if (describe(frame, page)) return;
  const observer = new MutationObserver(() => {
    if (describe(frame, page)) observer.disconnect();
  });
  observer.observe(page.body, { childList: true, subtree: true });
}

function describe(frame: Element, page: Document): boolean {
  const words = page.querySelector(WORDS);
  if (!words) return false;
  words.id = ID;
  frame.setAttribute("aria-describedby", ID);
  return true;
}
