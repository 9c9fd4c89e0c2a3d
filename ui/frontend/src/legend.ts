/**
 * The legend in the map's corner: classes with their colours, counties and residents, "no data" as it is drawn, and
 * the distribution. A click on a class, or a span drawn on the distribution, picks its counties out.
 */
import * as L from "leaflet";
import { Brush } from "./brush";
import { binned, drawn } from "./distribution";
import type { Mark } from "./distribution";
import { formatCount, formatValue } from "./format";
import { isBlank } from "./payload";
import type { Payload } from "./payload";
import type { Box } from "./room";
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
  readonly #axis = element("div", "axis");
  readonly #marks = element("div", "marks");
  readonly #brush: Brush;
  readonly #onPick: (pick: string) => void;
  readonly #buttons = new Map<string, HTMLButtonElement>();
  #drawn = "";

  /**
   * @param onPick told what the reader picks out, as the address says it; empty for nothing any more
   */
  constructor(map: L.Map, onPick: (pick: string) => void) {
    const Control = L.Control.extend({ onAdd: () => this.#panel });
    this.#onPick = onPick;
    this.#brush = new Brush(onPick);
    this.#panel = L.DomUtil.create("details", "county-legend") as HTMLDetailsElement;
    this.#panel.open = map.getSize().x >= NARROW;
    this.#distribution = element("div", "distribution");
    this.#distribution.append(this.#brush.ground, this.#axis, this.#marks);
    L.DomEvent.disableClickPropagation(this.#panel);
    L.DomEvent.disableScrollPropagation(this.#panel);
    new Control({ position: "bottomleft" }).addTo(map);
  }

  /** Where it stands on the map. */
  get box(): Box {
    const map = this.#panel.closest(".leaflet-container")!.getBoundingClientRect();
    const own = this.#panel.getBoundingClientRect();
    return { left: own.left - map.left, top: own.top - map.top, right: own.right - map.left, bottom: own.bottom - map.top };
  }

  show(payload: Payload): void {
    this.#panel.hidden = isBlank(payload);
    const filteredOut = payload.labels["filtered_out"];
    const outside = filteredOut && payload.classes.includes(" ") ? filteredOut : null;
    const content = JSON.stringify([
      payload.legend, payload.legendTitle, payload.legendUnit, payload.noDataLabel, payload.noDataCount, outside,
      payload.noDataResidents, payload.groupedCount, payload.lang, payload.pair,
    ]);
    if (content === this.#drawn) return this.#press(payload.pick ?? "");
    this.#drawn = content;
    this.#buttons.clear();
    const summary = element("summary", "county-legend-title", payload.legendTitle);
    if (payload.legendUnit) summary.append(element("small", "", payload.legendUnit));
    const field = (number: number): HTMLButtonElement => this.#toggle(`class:${number}`, "", payload);
    const square = payload.pair ? [squareLegend(payload, payload.pair, field)] : [];
    this.#panel.replaceChildren(summary, ...square, this.#list(payload, outside), this.#distribution);
    this.#press(payload.pick ?? "");
  }

  /** Draw the distribution of the values, with the selected county's place and the nation's. */
  distribute(payload: Payload, values: ReadonlyArray<number | null> | undefined, selected: Selected | null): void {
    const one = !payload.categorical && !payload.pair && payload.legend.some((entry) => entry.label !== "");
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
    this.#axis.replaceChildren(element("span", "", `≤ ${text(bins.low)}`), element("span", "", `≥ ${text(bins.high)}`));
    this.#marks.replaceChildren(...keys.map(([kind, words]) => element("span", kind, words)));
    this.#brush.show(drawn(bins, colors, marks, label), bins, payload.pick ?? "", payload.labels["brush"] ?? "");
  }

  #list(payload: Payload, outside: string | null): HTMLElement {
    const list = element("ul", "");
    const head = element("li", "head");
    head.append(
      element("span", "label"),
      element("span", "count", payload.labels["units"] ?? ""),
      element("span", "residents", payload.labels["residents"] ?? ""),
    );
    // Classes without a name only tell neighbours apart: there is nothing to list.
    const named = payload.legend.some((entry) => entry.label !== "");
    if (!payload.pair && named) list.append(head);
    // Two indicators have their classes in the square.
    const entries = payload.pair || !named ? [] : payload.legend;
    entries.forEach((entry, number) => {
      const numbers = [formatCount(entry.count, payload.lang), entry.residents] as const;
      list.append(this.#class(`class:${number}`, entry.label, numbers, { color: entry.color }, payload));
    });
    if (payload.noDataCount > 0) {
      const numbers = [formatCount(payload.noDataCount, payload.lang), payload.noDataResidents] as const;
      list.append(this.#class("class:none", payload.noDataLabel, numbers, { kind: "no-data" }, payload));
    }
    if (payload.groupedCount) {
      const count = formatCount(payload.groupedCount, payload.lang);
      list.append(entryOf("li", payload.labels["grouped"] ?? "", [count, ""], { kind: "grouped" }));
    }
    if (outside) list.append(entryOf("li", outside, ["", ""], { kind: "filtered-out" }));
    return list;
  }

  #class(
    pick: string, label: string, numbers: readonly [string, string], swatch: Swatch, payload: Payload,
  ): HTMLElement {
    const item = element("li", "");
    const button = this.#toggle(pick, "entry", payload);
    button.append(...parts(label, numbers, swatch));
    item.append(button);
    return item;
  }

  /** A button that picks a class out, and at the next click nothing. */
  #toggle(pick: string, className: string, payload: Payload): HTMLButtonElement {
    const button = element("button", className) as HTMLButtonElement;
    button.type = "button";
    button.title = payload.labels["isolate"] ?? "";
    button.addEventListener("click", () => {
      this.#onPick(button.getAttribute("aria-pressed") === "true" ? "" : pick);
    });
    this.#buttons.set(pick, button);
    return button;
  }

  #press(pick: string): void {
    for (const [own, button] of this.#buttons) button.setAttribute("aria-pressed", String(own === pick));
    this.#panel.classList.toggle("picking", this.#buttons.has(pick));
  }
}

function entryOf(tag: string, label: string, numbers: readonly [string, string], swatch: Swatch): HTMLElement {
  const item = element(tag, "entry");
  item.append(...parts(label, numbers, swatch));
  return item;
}

/** A swatch, a label and two numbers; text goes in as text, so that no label can be markup. */
function parts(label: string, numbers: readonly [string, string], swatch: Swatch): HTMLElement[] {
  const box = element("i", swatch.kind ? `swatch ${swatch.kind}` : "swatch");
  if (swatch.color) box.style.backgroundColor = swatch.color;
  box.setAttribute("aria-hidden", "true");
  return [
    box, element("span", "label", label), element("span", "count", numbers[0]), element("span", "residents", numbers[1]),
  ];
}

function element(tag: string, className: string, text?: string): HTMLElement {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}
