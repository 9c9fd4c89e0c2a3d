/** Measures every slide as it stands on paper, and draws its map once more for it: only what is there can be printed. */
import { fit } from "./fit";
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
    const size = measure(bench, slide);
    const place = slide.querySelector<HTMLElement>(".map-paper");
    if (!place || !map.has(number)) continue;
    Object.assign(map.box.style, size);
    if (!map.box.parentElement) bench.append(map.box);
    await map.likeness(number, place);
  }
  bench.remove();
  document.documentElement.dataset["paper"] = "drawn";
}

/** Set the size of a slide's type on paper; tell how large its map is there. */
function measure(bench: HTMLElement, slide: HTMLElement): { width: string; height: string } {
  const copy = slide.cloneNode(true) as HTMLElement;
  copy.querySelectorAll(".deck-map").forEach((map) => map.remove());
  copy.querySelectorAll("[id]").forEach((named) => named.removeAttribute("id"));
  bench.append(copy);
  const size = fit(copy);
  if (size) slide.querySelector<HTMLElement>(".aside")?.style.setProperty("--paper-fit", String(size));
  const place = copy.querySelector(".map-place");
  const sizeOf = (node: Element): number => parseFloat(getComputedStyle(node).fontSize);
  const pixels = (length = 0): string => `${Math.round((length * sizeOf(bench)) / sizeOf(document.documentElement))}px`;
  const measured = { width: pixels(place?.clientWidth), height: pixels(place?.clientHeight) };
  copy.remove();
  return measured;
}
