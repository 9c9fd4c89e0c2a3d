/** Where small maps stand, so that the legend in the lower left corner covers none of them. */

export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 10;
/** Widths below which two small maps stand beside each other, and the legend is folded. */
const NARROW = 700;
const FOLDED = 44;

/**
 * Arrange small maps in a frame.
 *
 * Four and five leave the lower left place to the legend; other numbers stand above it.
 *
 * @param count from two to six
 * @param legend height of the legend in pixels
 */
export function arrange(count: number, width: number, height: number, legend: number): Place[] {
  const narrow = width < NARROW;
  const columns = narrow ? Math.min(2, count) : Math.min(3, count);
  const besideLegend = !narrow && (count === 4 || count === 5);
  const rows = Math.ceil((besideLegend ? count + 1 : count) / columns);
  const foot = besideLegend ? 0 : narrow ? FOLDED : legend + GAP;
  const cell = { width: (width - (columns + 1) * GAP) / columns, height: (height - foot - (rows + 1) * GAP) / rows };
  return Array.from({ length: count }, (_, index) => {
    const place = besideLegend && index >= columns ? index + 1 : index;
    const [row, column] = [Math.floor(place / columns), place % columns];
    return { left: GAP + column * (cell.width + GAP), top: GAP + row * (cell.height + GAP), ...cell };
  });
}
