/** Draws every slide's map once more, as large as it stands on paper: only what is there can be printed. */
import { SlideMap } from "./slide_map";
import type { Contents } from "./contents";

let drawn: Promise<void> | undefined;

/** Draw the maps for paper, once; a second call waits for the first. */
export function drawForPaper(contents: Contents, slides: readonly HTMLElement[]): Promise<void> {
  drawn ??= drawAll(contents, slides);
  return drawn;
}

async function drawAll(contents: Contents, slides: readonly HTMLElement[]): Promise<void> {
  const map = await SlideMap.open(contents);
  const bench = document.createElement("div");
  bench.className = "bench";
  bench.setAttribute("aria-hidden", "true");
  bench.inert = true;
  document.body.append(bench);
  for (const [number, slide] of slides.entries()) {
    const place = slide.querySelector<HTMLElement>(".map-paper");
    if (!place || !map.has(number)) continue;
    // The size in which the style sheet prints it.
    map.box.dataset["size"] = place.dataset["size"] ?? "";
    if (!map.box.parentElement) bench.append(map.box);
    await map.likeness(number, place);
  }
  bench.remove();
  document.documentElement.dataset["paper"] = "drawn";
}
