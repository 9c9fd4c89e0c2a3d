/** "No data" as a hatched pattern, so that it is never read as a low value. */
import type { Theme } from "./theme";

const PERIOD = 6;

/** A diagonal hatch as a fill for a canvas, crisp at the screen's own density. */
export function hatchPattern(theme: Theme): CanvasPattern | string {
  const density = window.devicePixelRatio > 1 ? 2 : 1;
  const tile = document.createElement("canvas");
  tile.width = tile.height = PERIOD * density;
  const context = tile.getContext("2d");
  if (!context) return theme.noData;
  context.scale(density, density);
  context.fillStyle = theme.noData;
  context.fillRect(0, 0, PERIOD, PERIOD);
  context.strokeStyle = theme.noDataLine;
  context.lineWidth = 1;
  context.beginPath();
  for (const shift of [-PERIOD, 0, PERIOD]) {
    context.moveTo(shift - 1, PERIOD + 1);
    context.lineTo(shift + PERIOD + 1, -1);
  }
  context.stroke();
  const pattern = context.createPattern(tile, "repeat");
  pattern?.setTransform(new DOMMatrix().scale(1 / density));
  return pattern ?? theme.noData;
}
