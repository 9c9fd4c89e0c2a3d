/** A point inside an area. */

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Middle of the widest stretch of an area along a few horizontal lines.
 *
 * @param polygons polygons of rings; holes count by the even-odd rule
 * @returns null for an area without height
 */
export function insidePoint(polygons: readonly Point[][][]): Point | null {
  const edges = polygons.flat().flatMap((ring) => ring.map((from, i) => [from, ring[(i + 1) % ring.length]!] as const));
  const heights = edges.map(([from]) => from.y);
  const top = Math.min(...heights);
  const bottom = Math.max(...heights);
  let best: (Point & { width: number }) | null = null;
  for (const share of [0.5, 0.4, 0.6, 0.3, 0.7]) {
    const y = top + (bottom - top) * share;
    const crossings = edges
      .filter(([from, to]) => from.y > y !== to.y > y)
      .map(([from, to]) => from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x))
      .sort((one, other) => one - other);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const width = crossings[i + 1]! - crossings[i]!;
      if (!best || width > best.width) best = { x: crossings[i]! + width / 2, y, width };
    }
  }
  return best && { x: best.x, y: best.y };
}
