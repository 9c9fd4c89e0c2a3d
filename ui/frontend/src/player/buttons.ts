/** The buttons of the bar, for those who show with a mouse or a finger. */
import type { Action } from "./keys";

const ICONS: Partial<Record<Action, string>> = {
  previous: "M10 3 5 8l5 5",
  next: "m6 3 5 5-5 5",
  notes: "M3 3h10v10H3zM5.5 6h5M5.5 8.5h5M5.5 11h3",
  speaker: "M2.5 3h11v7.5h-11zM8 10.5V13M5.5 13h5M5 5.5h6M5 8h3.5",
  ground: "M8 2.5a5.5 5.5 0 1 0 0 11zM8 2.5a5.5 5.5 0 0 1 0 11",
  fullscreen: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
  print: "M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z",
  end: "m4 4 8 8M12 4l-8 8",
};

const SVG = "http://www.w3.org/2000/svg";

export function button(action: Action, label: string, press: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `tool ${action}`;
  made.title = label;
  made.setAttribute("aria-label", label);
  const icon = document.createElementNS(SVG, "svg");
  icon.setAttribute("viewBox", "0 0 16 16");
  icon.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", ICONS[action] ?? "");
  icon.append(line);
  made.append(icon);
  made.addEventListener("click", press);
  return made;
}
