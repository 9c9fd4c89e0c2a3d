/** Makes what stands beside a map small enough to be seen whole, within reason. */

const SIZES = [1, 0.94, 0.88, 0.82, 0.76, 0.7] as const;

/** The largest size that fits; the smallest where none does: then the reader scrolls. */
export function fittingSize(fits: (size: number) => boolean): number {
  return SIZES.find(fits) ?? SIZES.at(-1)!;
}

/** Set the size of the type beside a slide's map. */
export function fit(slide: HTMLElement): void {
  const aside = slide.querySelector<HTMLElement>(".aside");
  if (!aside) return;
  fittingSize((size) => {
    aside.style.setProperty("--fit", String(size));
    return aside.scrollHeight <= aside.clientHeight + 1;
  });
}
