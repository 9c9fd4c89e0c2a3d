/** A point well inside an area. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

type Edge = readonly [Point, Point];

const LINES = 9;

/**
 * The roomiest point of an area along a few horizontal lines.
 *
 * @param polygons polygons of rings; holes count by the even-odd rule
 * @returns null for an area without height
 */
export function insidePoint(polygons: readonly Point[][][]): Point | null {
  const edges = polygons
    .flat()
    .flatMap((ring) => ring.map((from, i): Edge => [from, ring[(i + 1) % ring.length]!]));
  const heights = edges.map(([from]) => from.y);
  const top = Math.min(...heights);
  const bottom = Math.max(...heights);
  let best: (Point & { room: number }) | null = null;
  for (let line = 1; line <= LINES; line += 1) {
    const y = top + ((bottom - top) * line) / (LINES + 1);
    for (const x of middles(edges, y)) {
      const room = Math.min(...edges.map((edge) => distance({ x, y }, edge)));
      if (!best || room > best.room) best = { x, y, room };
    }
  }
  return best && { x: best.x, y: best.y };
}

/** Middles of the stretches that a horizontal line has inside. */
function middles(edges: readonly Edge[], y: number): number[] {
  const crossings = edges
    .filter(([from, to]) => from.y > y !== to.y > y)
    .map(([from, to]) => from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x))
    .sort((one, other) => one - other);
  return crossings.flatMap((x, i) => (i % 2 === 0 && i + 1 < crossings.length ? [(x + crossings[i + 1]!) / 2] : []));
}

function distance(point: Point, [from, to]: Edge): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / length;
  const at = Math.max(0, Math.min(1, along));
  return Math.hypot(point.x - from.x - at * dx, point.y - from.y - at * dy);
}
