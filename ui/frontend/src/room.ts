/** Where a part of the country stands on the map so that the legend hides none of it. */
import * as L from "leaflet";

/** In pixels of the map, from its upper left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What is left free at each side. */
export interface Padding {
  readonly paddingTopLeft: [number, number];
  readonly paddingBottomRight: [number, number];
}

export const AROUND = 24;
/** Pixels between the legend and what is beside it. */
const GAP = 10;

/** Whether two boxes share anything. */
export function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** The two ways past a legend in the lower left corner: at its right, and above it. */
export function waysPast(legend: Box, height: number): [Padding, Padding] {
  return [
    { paddingTopLeft: [legend.right + GAP, AROUND], paddingBottomRight: [AROUND, AROUND] },
    { paddingTopLeft: [AROUND, AROUND], paddingBottomRight: [AROUND, height - legend.top + GAP] },
  ];
}

/**
 * How a part of the country fits past the legend.
 *
 * @param shapes the bounds of each county; where the legend lies on none of them, undefined
 */
export function fitPast(map: L.Map, legend: Box, shapes: readonly L.LatLngBounds[]): L.FitBoundsOptions | undefined {
  const isHidden = (shape: L.LatLngBounds): boolean => {
    // The legend may touch the edge of a county.
    const heart = shape.pad(-0.35);
    const [upper, lower] = [heart.getNorthWest(), heart.getSouthEast()].map((corner) => map.latLngToContainerPoint(corner));
    return overlap(legend, { left: upper!.x, top: upper!.y, right: lower!.x, bottom: lower!.y });
  };
  if (!shapes.some(isHidden)) return undefined;
  const whole = L.latLngBounds([]);
  for (const shape of shapes) whole.extend(shape);
  const [beside, above] = waysPast(legend, map.getSize().y);
  const zoomWith = ({ paddingTopLeft: [left, top], paddingBottomRight: [right, bottom] }: Padding): number =>
    map.getBoundsZoom(whole, false, L.point(left + right, top + bottom));
  return zoomWith(above) > zoomWith(beside) ? above : beside;
}
