/** Makes what stands beside a map small enough to be seen whole, within reason, and what stands alone large. */

const BESIDE = [1, 0.94, 0.88, 0.82, 0.76, 0.7] as const;
const CHARTS = [1.1, ...BESIDE] as const;
const ALONE = [1.5, 1.4, 1.3, 1.2, ...CHARTS] as const;

/** The largest size that fits; the smallest where none does: then the reader scrolls. */
export function fittingSize(sizes: readonly number[], fits: (size: number) => boolean): number {
  return sizes.find(fits) ?? sizes.at(-1)!;
}

/** Set the size of the type beside a slide's map, or on a page without one; give it. */
export function fit(slide: HTMLElement): number | undefined {
  const aside = slide.querySelector<HTMLElement>(".aside");
  if (!aside) return undefined;
  const set = (size: number): void => aside.style.setProperty("--fit", String(size));
  if (getComputedStyle(aside).overflowY === "visible") {
    // On a phone it takes the height that it needs.
    set(1);
    return 1;
  }
  return fittingSize(sizesOf(slide), (size) => {
    set(size);
    return aside.scrollHeight <= aside.clientHeight + 1 && aside.scrollWidth <= aside.clientWidth + 1;
  });
}

function sizesOf(slide: HTMLElement): readonly number[] {
  const isShared = slide.querySelector(".chart, .map-place ~ .aside .listing");
  if (!isShared) return ALONE;
  // A chart gives way to the words above and below it, so these must not grow as they like.
  return slide.classList.contains("further") ? CHARTS : BESIDE;
}
