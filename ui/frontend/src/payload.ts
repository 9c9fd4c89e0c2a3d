/** What the page says to the map; `ui/map_message.py` writes it. */

export type Language = "zh" | "en";

/** Names of the files in Streamlit's static folder, and where that folder is. */
export interface Assets {
  readonly base: string;
  readonly topology: string;
  /** The topology as a map of the country needs it. */
  readonly overview: string;
  readonly names: string;
  readonly cities: string;
  /** File by layer over the map; a layer that the release lacks has none. */
  readonly overlays: Readonly<Record<string, string>>;
  /** Tiles under the counties, where the operator names a server of them. */
  readonly tiles: { readonly url: string; readonly credit: string } | null;
}

/** A layer over the map that is on. */
export interface Overlay {
  readonly id: string;
  readonly label: string;
}

/** Rings of one radius around the cities of some size classes. */
export interface Rings {
  readonly sizes: readonly string[];
  readonly kilometres: number;
  readonly label: string;
}

export interface LegendClass {
  readonly label: string;
  readonly color: string;
  readonly count: number;
  /** Its residents, as text. */
  readonly residents: string;
}

/** One side of the square legend of two indicators, and where their values come from. */
export interface PairAxis {
  readonly title: string;
  readonly labels: readonly string[];
  readonly values: string | null;
  readonly decimals: number;
  readonly unit: string;
  /** Values that travel with the message, because no file holds them. */
  readonly own?: ReadonlyArray<number | null> | null;
}

/** Values that the page computed itself; they travel with the message. */
export interface OwnValues {
  readonly numbers: ReadonlyArray<number | null>;
  readonly names: readonly string[];
  /** A county's place among the names, -1 for none; empty where nothing is named. */
  readonly name_of: readonly number[];
}

/** A small map: its name, what is said of it, and the first two digits of its provinces' codes. */
export interface Panel {
  readonly title: string;
  readonly note: string;
  readonly provinces: readonly string[];
}

export interface View {
  readonly zoom: number;
  readonly lat: number;
  readonly lon: number;
}

/** The years between which the map can fade. */
export interface Fade {
  /** Files with the values of every year, the earliest first. */
  readonly values: readonly string[];
  /** Inner boundaries of the classes, the same for all years. */
  readonly bounds: readonly number[];
  readonly years: readonly string[];
  /** Place of the year that is on show. */
  readonly here: number;
  readonly label: string;
}

export interface Payload {
  /**
   * One character a county, in the order of the topology: "0".. a class, "A".. a class that stands back, "-" no data,
   * "~" no data that stands back, " " filtered out.
   */
  readonly classes: string;
  readonly legend: readonly LegendClass[];
  readonly legendTitle: string;
  readonly legendUnit: string;
  readonly noDataLabel: string;
  readonly noDataCount: number;
  readonly noDataResidents: string;
  /** How many units are compared as a group; null where no figure of theirs is the group's. */
  readonly groupedCount: number | null;
  /** The national value, or null where there is none. */
  readonly nation: number | null;
  readonly noDataText: string;
  /** File with the value of every county, or null where the hover shows the name alone. */
  readonly values: string | null;
  readonly decimals: number;
  readonly unit: string;
  /** Whether the values number the classes: the hover then names the class. */
  readonly categorical: boolean;
  readonly fade: Fade | null;
  readonly lang: Language;
  readonly selected: string | null;
  /** A number other than the last one asks the map to fly to the selected county. */
  readonly flight: number;
  /** Where the map starts; what the reader does afterwards is the map's own. */
  readonly view: View | null;
  /** A number other than the last one: a link opened the view, wherever the reader had moved another map to. */
  readonly opened?: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly overlays: readonly Overlay[];
  readonly rings: Rings | null;
  /** Rows of the counties in the ranking beside the map, by its end, the first place first. */
  readonly ranked?: Readonly<Record<string, readonly number[]>>;
  /** Two indicators at once: what runs to the right and what runs upwards. */
  readonly pair?: readonly [PairAxis, PairAxis] | null;
  /** Small maps that take the place of the one. */
  readonly panels?: readonly Panel[];
  /** What is picked out, as the address says it: "class:3", "values:-5:0"; empty where nothing is. */
  readonly pick?: string;
  /** What the hover prints instead of the values of a file. */
  readonly own?: OwnValues | null;
}

/** What the parts are that a message leaves out. */
const EMPTY = {
  legendTitle: "",
  legendUnit: "",
  noDataLabel: "",
  noDataResidents: "",
  groupedCount: null,
  nation: null,
  noDataText: "",
  values: null,
  unit: "",
  categorical: false,
  fade: null,
  selected: null,
  view: null,
  overlays: [],
  rings: null,
  ranked: {},
  pair: null,
  panels: [],
  pick: "",
  own: null,
} satisfies Partial<Payload>;

/** The message as it is sent: short, for it goes out with every filter, and without the parts that hold nothing. */
export type Message = Omit<Payload, "legend" | "labels" | keyof typeof EMPTY> &
  Partial<Pick<Payload, keyof typeof EMPTY>> & {
    /** File with the map's own words. */
    readonly words: string;
    /** The parts of a class in the order of their declaration. */
    readonly legend?: ReadonlyArray<readonly [label: string, color: string, count: number, residents: string]>;
  };

/** What a map is told before it is known what it paints. */
export type Blank = Pick<Message, "lang" | "words" | "view">;

/** A message that paints nothing yet. */
export function blank(message: Blank): Message {
  return { classes: "", noDataCount: 0, decimals: 0, flight: 0, ...message };
}

/** Whether a message paints nothing yet. */
export function isBlank({ classes }: Pick<Message, "classes">): boolean {
  return classes === "";
}

/** Give the parts of the legend's classes their names, and the message the map's own words and what it leaves out. */
export function named(message: Message, labels: Payload["labels"]): Payload {
  const classes = message.legend ?? [];
  const legend = classes.map(([label, color, count, residents]) => ({ label, color, count, residents }));
  return { ...EMPTY, ...message, legend, labels };
}

/** Names of the counties by row, in both languages. */
export interface Names {
  readonly codes: readonly string[];
  readonly zh: readonly string[];
  readonly en: readonly string[];
  readonly prefecture_zh: readonly string[];
  readonly prefecture_en: readonly string[];
  /** Rows of the units that share their earlier figures with a comparison group. */
  readonly grouped: readonly number[];
}

/** A station or an airport; the release may lack its Chinese name. */
export interface Point {
  readonly lon: number;
  readonly lat: number;
  readonly zh?: string;
  readonly en: string;
}

/** A county of a ranking by others. */
export interface Ranked {
  readonly rank: number;
  readonly lon: number;
  readonly lat: number;
}

/** An urban agglomeration and the codes of its counties. */
export interface Agglomeration {
  readonly zh: string;
  readonly en: string;
  readonly codes: readonly string[];
}

export interface City {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly lon: number;
  readonly lat: number;
  readonly size: string;
}
