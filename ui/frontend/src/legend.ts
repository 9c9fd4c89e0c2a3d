/**
 * The legend in the map's corner: classes with their colours, counties and residents, "no data" as it is drawn, and
 * the distribution. A click on a class shows it alone.
 */
import * as L from "leaflet";
import { NO_DATA } from "./classes";
import { binned, drawn } from "./distribution";
import type { Mark } from "./distribution";
import { formatCount, formatValue } from "./format";
import type { Payload } from "./payload";
import { squareLegend } from "./square";

const NARROW = 480;

/** The selected county, as the legend names it. */
export interface Selected {
  readonly row: number;
  readonly name: string;
}

interface Swatch {
  readonly color?: string;
  readonly kind?: string;
}

export class Legend {
  readonly #panel: HTMLDetailsElement;
  readonly #distribution: HTMLElement;
  readonly #onIsolate: () => void;
  readonly #buttons = new Map<string, HTMLButtonElement>();
  #drawn = "";
  #scale = "";
  #isolated: string | null = null;

  constructor(map: L.Map, onIsolate: () => void) {
    const Control = L.Control.extend({ onAdd: () => this.#panel });
    this.#onIsolate = onIsolate;
    this.#panel = L.DomUtil.create("details", "county-legend") as HTMLDetailsElement;
    this.#panel.open = map.getSize().x >= NARROW;
    this.#distribution = element("div", "distribution");
    L.DomEvent.disableClickPropagation(this.#panel);
    L.DomEvent.disableScrollPropagation(this.#panel);
    new Control({ position: "bottomleft" }).addTo(map);
  }

  /** The character of the class that is shown alone, or null. */
  get isolated(): string | null {
    return this.#isolated;
  }

  show(payload: Payload): void {
    const filteredOut = payload.labels["filtered_out"];
    const outside = filteredOut && payload.classes.includes(" ") ? filteredOut : null;
    const scale = JSON.stringify([payload.values, payload.legend.map(({ label, color }) => [label, color])]);
    // Another scale has other classes; a filter leaves them, so what is shown alone stays so.
    if (scale !== this.#scale) this.#isolated = null;
    this.#scale = scale;
    const content = JSON.stringify([
      payload.legend, payload.legendTitle, payload.legendUnit, payload.noDataLabel, payload.noDataCount, outside,
      payload.noDataResidents, payload.groupedCount, payload.lang, payload.pair,
    ]);
    if (content === this.#drawn) return;
    this.#drawn = content;
    const summary = element("summary", "county-legend-title", payload.legendTitle);
    if (payload.legendUnit) summary.append(element("small", "", payload.legendUnit));
    const square = payload.pair ? [squareLegend(payload, payload.pair)] : [];
    this.#panel.replaceChildren(summary, ...square, this.#list(payload, outside), this.#distribution);
  }

  /** Draw the distribution of the values, with the selected county's place and the nation's. */
  distribute(payload: Payload, values: ReadonlyArray<number | null> | undefined, selected: Selected | null): void {
    const one = !payload.categorical && !payload.pair;
    const bins = values && one ? binned(values, payload.classes, payload.legend.length) : undefined;
    this.#distribution.hidden = bins === undefined;
    if (!bins || !values) return;
    const text = (value: number): string => formatValue(value, payload.decimals, payload.unit, payload.lang);
    const marks: Mark[] = [];
    const keys: Array<[kind: string, text: string]> = [];
    const own = selected && values[selected.row];
    if (selected && typeof own === "number") {
      marks.push({ kind: "selected", value: own });
      keys.push(["selected", `${selected.name} ${text(own)}`]);
    }
    if (payload.nation !== null) {
      marks.push({ kind: "nation", value: payload.nation });
      keys.push(["nation", `${payload.labels["nation"] ?? ""} ${text(payload.nation)}`]);
    }
    const colors = payload.legend.map((entry) => entry.color);
    const label = [payload.labels["distribution"] ?? "", ...keys.map(([, words]) => words)].join("; ");
    const axis = element("div", "axis");
    axis.append(element("span", "", `≤ ${text(bins.low)}`), element("span", "", `≥ ${text(bins.high)}`));
    const key = element("div", "marks");
    for (const [kind, words] of keys) key.append(element("span", kind, words));
    this.#distribution.replaceChildren(drawn(bins, colors, marks, label), axis, key);
  }

  #list(payload: Payload, outside: string | null): HTMLElement {
    const list = element("ul", "");
    const head = element("li", "head");
    head.append(
      element("span", "label"),
      element("span", "count", payload.labels["units"] ?? ""),
      element("span", "residents", payload.labels["residents"] ?? ""),
    );
    if (!payload.pair) list.append(head);
    this.#buttons.clear();
    // Two indicators have their classes in the square.
    const entries = payload.pair ? [] : payload.legend;
    entries.forEach((entry, number) => {
      const numbers = [formatCount(entry.count, payload.lang), entry.residents] as const;
      list.append(this.#class(number.toString(36), entry.label, numbers, { color: entry.color }, payload));
    });
    if (payload.noDataCount > 0) {
      const numbers = [formatCount(payload.noDataCount, payload.lang), payload.noDataResidents] as const;
      list.append(this.#class(NO_DATA, payload.noDataLabel, numbers, { kind: "no-data" }, payload));
    }
    if (payload.groupedCount) {
      const count = formatCount(payload.groupedCount, payload.lang);
      list.append(entryOf("li", payload.labels["grouped"] ?? "", [count, ""], { kind: "grouped" }));
    }
    if (outside) list.append(entryOf("li", outside, ["", ""], { kind: "filtered-out" }));
    this.#press();
    return list;
  }

  #class(
    character: string, label: string, numbers: readonly [string, string], swatch: Swatch, payload: Payload,
  ): HTMLElement {
    const item = element("li", "");
    const button = entryOf("button", label, numbers, swatch) as HTMLButtonElement;
    button.type = "button";
    button.title = payload.labels["isolate"] ?? "";
    button.addEventListener("click", () => {
      this.#isolated = this.#isolated === character ? null : character;
      this.#press();
      this.#onIsolate();
    });
    this.#buttons.set(character, button);
    item.append(button);
    return item;
  }

  #press(): void {
    // A class without a button is shown alone no longer.
    if (this.#isolated !== null && !this.#buttons.has(this.#isolated)) this.#isolated = null;
    for (const [character, button] of this.#buttons) {
      button.setAttribute("aria-pressed", String(character === this.#isolated));
    }
    this.#panel.classList.toggle("isolating", this.#isolated !== null);
  }
}

/** A swatch, a label and two numbers; text goes in as text, so that no label can be markup. */
function entryOf(tag: string, label: string, numbers: readonly [string, string], swatch: Swatch): HTMLElement {
  const item = element(tag, "entry");
  const box = element("i", swatch.kind ? `swatch ${swatch.kind}` : "swatch");
  if (swatch.color) box.style.backgroundColor = swatch.color;
  box.setAttribute("aria-hidden", "true");
  item.append(
    box, element("span", "label", label), element("span", "count", numbers[0]), element("span", "residents", numbers[1]),
  );
  return item;
}

function element(tag: string, className: string, text?: string): HTMLElement {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}
