/** The square legend of two indicators: a table whose cells bear the map's colours and the counts. */
import { formatCount } from "./format";
import type { PairAxis, Payload } from "./payload";

const DARK_TEXT = "#0b1015";
const LIGHT_TEXT = "#ffffff";

/** Build the table: the first indicator runs to the right, the second upwards; each field is a button. */
export function squareLegend(
  payload: Payload, [right, up]: readonly [PairAxis, PairAxis], toggle: (field: number) => HTMLButtonElement,
): HTMLElement {
  const table = part("div", "table", "county-square");
  table.setAttribute("aria-label", `${right.title}, ${up.title}`);
  const rows: HTMLElement[] = [];
  const across = right.labels.length;
  table.style.setProperty("--across", String(across));
  for (let step = up.labels.length - 1; step >= 0; step -= 1) {
    const row = part("div", "row");
    row.append(part("span", "rowheader", "", up.labels[step]));
    payload.legend.slice(across * step, across * (step + 1)).forEach(({ color, count }, place) => {
      const cell = part("span", "cell");
      const button = toggle(across * step + place);
      button.textContent = formatCount(count, payload.lang);
      button.style.backgroundColor = color;
      button.style.color = readableOn(color);
      cell.append(button);
      row.append(cell);
    });
    rows.push(row);
  }
  const foot = part("div", "row");
  foot.append(part("span", "cell"));
  for (const label of right.labels) foot.append(part("span", "columnheader", "", label));
  table.append(axis(`↑ ${up.title}`, "up"), ...rows, foot, axis(`${right.title} →`, "right"));
  return table;
}

/** The text colour that is easier to read on a ground of the form `#rrggbb`. */
export function readableOn(ground: string): string {
  const against = (text: string): number => {
    const [one, other] = [luminance(ground), luminance(text)];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  };
  return against(DARK_TEXT) >= against(LIGHT_TEXT) ? DARK_TEXT : LIGHT_TEXT;
}

function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The name of a side; the table's own name holds both, so it stays out of the table's rows. */
function axis(text: string, side: "up" | "right"): HTMLElement {
  const name = part("span", "presentation", `axis ${side}`, text);
  name.setAttribute("aria-hidden", "true");
  return name;
}

function part(tag: string, role: string, className = "", text = ""): HTMLElement {
  const node = document.createElement(tag);
  node.setAttribute("role", role);
  if (className) node.className = className;
  node.textContent = text;
  return node;
}
