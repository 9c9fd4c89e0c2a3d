/** Levels of detail: what is drawn has about as many points as the screen can show. */
import { fetchOnce } from "./assets";
import type { Assets } from "./payload";
import { lines, rings, simplified, unquantised } from "./topology";
import type { Boundaries, Lines, Rings } from "./topology";

/** Zooms below which a coarser level is enough, the overview at first; above the last one the file itself is drawn. */
export const LEVEL_ZOOMS = [4.75, 6.25] as const;

const TOLERANCE = 0.6;

type Areas = "counties" | "no_data";
type Border = Exclude<keyof Boundaries["objects"], Areas>;

/** Level of detail for a zoom: 0 is the coarsest. */
export function levelAt(zoom: number): number {
  const level = LEVEL_ZOOMS.findIndex((limit) => zoom < limit);
  return level < 0 ? LEVEL_ZOOMS.length : level;
}

/** The topology at each level, cut when it is first asked for; the overview stands in until the whole is there. */
export class Levels {
  readonly #overview: Boundaries;
  readonly #fetchWhole: () => Promise<Boundaries>;
  #whole: Boundaries | undefined;
  readonly #cut = new Map<number, Boundaries>();
  readonly #rings = new Map<string, Rings[]>();
  readonly #lines = new Map<string, Lines>();

  /** @param fetchWhole gives the topology that the overview was made from */
  constructor(overview: Boundaries, fetchWhole: () => Promise<Boundaries>) {
    this.#overview = unquantised(overview);
    this.#fetchWhole = fetchWhole;
  }

  /** Fetch the whole topology, unless it is there; from then on every level is what it says. */
  async refine(): Promise<void> {
    const whole = await this.#fetchWhole();
    // Arcs have the same numbers in both.
    this.#whole ??= { ...unquantised(whole), objects: this.#overview.objects };
  }

  /** Cut what the map of the country is drawn with. */
  prepare(): this {
    this.rings(0, "counties");
    for (const border of ["borders", "outline", "maritime_line", "provinces"] as const) this.lines(0, border);
    return this;
  }

  /** Whether the levels are no longer all the overview. */
  get isWhole(): boolean {
    return this.#whole !== undefined;
  }

  at(level: number): Boundaries {
    if (level === 0 || !this.#whole) return this.#overview;
    const zoom = LEVEL_ZOOMS[level];
    if (zoom === undefined) return this.#whole;
    let topology = this.#cut.get(level);
    if (!topology) {
      topology = simplified(this.#whole, zoom, TOLERANCE);
      this.#cut.set(level, topology);
    }
    return topology;
  }

  /** Rings of every area of a collection. */
  rings(level: number, areas: Areas): Rings[] {
    const topology = this.at(level);
    return kept(this.#rings, `${this.#present(level)} ${areas}`, () => rings(topology, topology.objects[areas]));
  }

  lines(level: number, border: Border): Lines {
    const topology = this.at(level);
    return kept(this.#lines, `${this.#present(level)} ${border}`, () => lines(topology, topology.objects[border]));
  }

  #present(level: number): number {
    return this.#whole ? level : 0;
  }
}

let loading: Promise<Levels> | undefined;

/** Fetch the overview and cut what the map of the country is drawn with; a second call gets the same answer. */
export function loadLevels({ base, overview, topology }: Assets): Promise<Levels> {
  loading ??= fetchOnce<Boundaries>(base + overview)
    .then((boundaries) => new Levels(boundaries, () => fetchOnce<Boundaries>(base + topology)).prepare())
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

function kept<T>(store: Map<string, T>, key: string, make: () => T): T {
  let value = store.get(key);
  if (value === undefined) {
    value = make();
    store.set(key, value);
  }
  return value;
}
