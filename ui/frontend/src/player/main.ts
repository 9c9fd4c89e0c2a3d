/** Shows the slides of a file that holds everything it needs. */
import leafletStyles from "leaflet/dist/leaflet.css?inline";
import styles from "../map.css?inline";
import { Probe } from "../probe";
import { button } from "./buttons";
import { unpack } from "./contents";
import type { Contents } from "./contents";
import { fit } from "./fit";
import { actionOf } from "./keys";
import type { Action } from "./keys";
import { drawForPaper } from "./paper";
import { SlideMap } from "./slide_map";
import { Stage } from "./stage";
import { followSwipes } from "./swipe";
import * as way from "./window";

const GROUNDS = { light: "#ffffff", dark: "#111517" } as const;
/** Pixels of a screen on which the map's own type has the size it was made for. */
const [WIDTH, HEIGHT] = [1240, 760];
const MOST_TIMES = 2.4;
const QUIET_MS = 2500;

for (const text of [leafletStyles, styles]) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}

/** Let the map's type grow with the screen. */
function scale(): void {
  const times = Math.min(window.innerWidth / WIDTH, window.innerHeight / HEIGHT);
  document.documentElement.style.setProperty("--map-scale", Math.min(MOST_TIMES, Math.max(1, times)).toFixed(3));
}

function begin(contents: Contents): void {
  const { words } = contents;
  const bar = document.createElement("nav");
  bar.className = "bar";
  bar.setAttribute("aria-label", words["slides"] ?? "");
  document.body.append(bar);

  const opened = SlideMap.open(contents);
  opened.catch(fail);
  const draw = async (place: number): Promise<void> => {
    const map = await opened;
    const at = stage.slides[place]!.querySelector(".map-place");
    if (!map.has(place) || !at) return;
    at.prepend(map.box);
    const atlas = await map.show(place);
    if (stage.place === place) probe.painted_();
    void atlas;
  };
  const stage: Stage = new Stage(document, words, bar, (place) => {
    way.remember(place);
    queueMicrotask(() => fit(stage.slides[place]!));
    // After this, so that the stage is there.
    queueMicrotask(() => void draw(place).catch(fail));
  });
  const probe = new Probe(() => undefined);
  void opened.then((map) => Object.assign(window, { slideMap: map }));

  const act = (action: Action): void => {
    if (stage.act(action)) return;
    if (action === "fullscreen") void way.toggleFullscreen();
    if (action === "ground") void turnGround(opened);
    if (action === "print") void drawForPaper(contents, stage.slides).then(() => window.print());
    if (action === "end") way.end();
  };
  const told = document.querySelector(".notes") ? (["notes"] as const) : [];
  for (const action of ["previous", "next", ...told, "ground", "fullscreen", "print"] as const) {
    bar.append(button(action, words[action] ?? "", () => act(action)));
  }
  if (way.canEnd()) bar.append(button("end", words["end"] ?? "", () => act("end")));
  window.addEventListener("keydown", (event) => {
    const action = actionOf(event, document.activeElement);
    if (!action) return;
    event.preventDefault();
    act(action);
  });
  followSwipes(document.body, act);
  hideWhenQuiet(bar);
  window.addEventListener("resize", () => {
    scale();
    fit(stage.slides[stage.place]!);
  });
  void document.fonts.ready.then(() => stage.slides.forEach(fit));
  way.takeFocus();
  way.onFullscreenLeft(() => way.end());
  // Ready before anybody prints from the browser's own menu, which waits for nothing.
  window.setTimeout(() => void opened.then(() => drawForPaper(contents, stage.slides)).catch(fail), QUIET_MS);
}

async function turnGround(opened: Promise<SlideMap>): Promise<void> {
  const root = document.documentElement;
  const ground = root.dataset["ground"] === "dark" ? "light" : "dark";
  root.dataset["ground"] = ground;
  await (await opened).wear(GROUNDS[ground]);
}

/** Let the bar go while nobody moves; the dots stay. */
function hideWhenQuiet(bar: HTMLElement): void {
  let timer = 0;
  const wake = (): void => {
    bar.classList.add("awake");
    window.clearTimeout(timer);
    timer = window.setTimeout(() => bar.classList.remove("awake"), QUIET_MS);
  };
  for (const name of ["pointermove", "pointerdown", "focusin"]) window.addEventListener(name, wake, { passive: true });
  wake();
}

/** Say where the map should be that there is none, and why; the words and charts are there all the same. */
function fail(error: unknown): void {
  console.error(error);
  document.documentElement.classList.add("without-map");
}

scale();
const packed = document.getElementById("contents")?.textContent ?? "";
unpack<Contents>(packed).then(begin, fail);
