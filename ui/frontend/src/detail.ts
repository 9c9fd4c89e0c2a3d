/** Levels of detail: what is drawn has about as many points as the screen can show. */
import { simplified } from "./topology";
import type { Boundaries } from "./topology";

/** Zooms below which a coarser level is enough; above the last one the file itself is drawn. */
export const LEVEL_ZOOMS = [4.75, 6.25] as const;

const TOLERANCE = 0.6;

/** Level of detail for a zoom: 0 is the coarsest. */
export function levelAt(zoom: number): number {
  const level = LEVEL_ZOOMS.findIndex((limit) => zoom < limit);
  return level < 0 ? LEVEL_ZOOMS.length : level;
}

/** The topology at each level, cut when it is first asked for. */
export class Levels {
  readonly #full: Boundaries;
  readonly #cut = new Map<number, Boundaries>();

  constructor(full: Boundaries) {
    this.#full = full;
  }

  at(level: number): Boundaries {
    const zoom = LEVEL_ZOOMS[level];
    if (zoom === undefined) return this.#full;
    let topology = this.#cut.get(level);
    if (!topology) {
      topology = simplified(this.#full, zoom, TOLERANCE);
      this.#cut.set(level, topology);
    }
    return topology;
  }
}
