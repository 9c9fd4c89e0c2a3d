/**
 * The map's two patterns: "no data" as a hatch, so that it is never read as a low value, and thin lines over the
 * class of units that are compared as a group, falling the other way.
 */
import type { Theme } from "./theme";

const PERIOD = 6;
const GROUPED_PERIOD = 5;

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

/** Thin lines over a class's colour: a dark one beside a light one, so that they show on any shade. */
export function groupedPattern(): CanvasPattern | null {
  const density = window.devicePixelRatio > 1 ? 2 : 1;
  const tile = document.createElement("canvas");
  tile.width = tile.height = GROUPED_PERIOD * density;
  const context = tile.getContext("2d");
  if (!context) return null;
  context.scale(density, density);
  context.lineWidth = 0.8;
  for (const [color, shift] of [["rgb(17 24 32 / 45%)", 0], ["rgb(255 255 255 / 40%)", 1]] as const) {
    context.strokeStyle = color;
    context.beginPath();
    for (const start of [-GROUPED_PERIOD, 0, GROUPED_PERIOD]) {
      context.moveTo(start - 1 + shift, -1);
      context.lineTo(start + GROUPED_PERIOD + 1 + shift, GROUPED_PERIOD + 1);
    }
    context.stroke();
  }
  const pattern = context.createPattern(tile, "repeat");
  pattern?.setTransform(new DOMMatrix().scale(1 / density));
  return pattern;
}
