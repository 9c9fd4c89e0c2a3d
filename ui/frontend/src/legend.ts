/** The legend in the map's corner: classes with their colours and counts, and "no data" as it is drawn. */
import * as L from "leaflet";
import { formatCount } from "./format";
import type { Payload } from "./payload";
import { squareLegend } from "./square";

const NARROW = 480;

export class Legend {
  readonly #panel: HTMLDetailsElement;
  #drawn = "";

  constructor(map: L.Map) {
    const Control = L.Control.extend({ onAdd: () => this.#panel });
    this.#panel = L.DomUtil.create("details", "county-legend") as HTMLDetailsElement;
    this.#panel.open = map.getSize().x >= NARROW;
    L.DomEvent.disableClickPropagation(this.#panel);
    L.DomEvent.disableScrollPropagation(this.#panel);
    new Control({ position: "bottomleft" }).addTo(map);
  }

  show(payload: Payload): void {
    const filteredOut = payload.labels["filtered_out"];
    const outside = filteredOut && payload.classes.includes(" ") ? filteredOut : null;
    const content = JSON.stringify([
      payload.legend, payload.legendTitle, payload.legendUnit, payload.noDataLabel, payload.noDataCount, outside,
      payload.pair,
    ]);
    if (content === this.#drawn) return;
    this.#drawn = content;
    const summary = element("summary", "county-legend-title", payload.legendTitle);
    if (payload.legendUnit) summary.append(element("small", "", payload.legendUnit));
    const list = element("ul", "");
    for (const entry of payload.pair ? [] : payload.legend) {
      list.append(row(entry.label, formatCount(entry.count, payload.lang), { color: entry.color }));
    }
    if (payload.noDataCount > 0) {
      list.append(row(payload.noDataLabel, formatCount(payload.noDataCount, payload.lang), { kind: "no-data" }));
    }
    if (outside) list.append(row(outside, "", { kind: "filtered-out" }));
    this.#panel.replaceChildren(summary, ...(payload.pair ? [squareLegend(payload, payload.pair)] : []), list);
  }
}

/** A list entry; text goes in as text, so that no label can be markup. */
function row(label: string, count: string, swatch: { color?: string; kind?: string }): HTMLElement {
  const item = element("li", "");
  const box = element("i", swatch.kind ? `swatch ${swatch.kind}` : "swatch");
  if (swatch.color) box.style.backgroundColor = swatch.color;
  box.setAttribute("aria-hidden", "true");
  item.append(box, element("span", "label", label), element("span", "count", count));
  return item;
}

function element(tag: string, className: string, text?: string): HTMLElement {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}
