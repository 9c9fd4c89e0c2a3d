/** Shows the slides of a file that holds everything it needs. */
import leafletStyles from "leaflet/dist/leaflet.css?inline";
import styles from "../map.css?inline";
import { Probe } from "../probe";
import { button } from "./buttons";
import { Clock } from "./clock";
import { unpack } from "./contents";
import type { Contents } from "./contents";
import { fit } from "./fit";
import { actionOf } from "./keys";
import type { Action } from "./keys";
import { drawForPaper } from "./paper";
import { Prompter } from "./prompter";
import { SlideMap } from "./slide_map";
import { Speaker } from "./speaker";
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
  const clock = new Clock();
  const prompter = new Prompter(document, words, clock);
  const speaker = new Speaker(words, clock, (action) => act(action));
  document.body.append(prompter.element);
  const stage: Stage = new Stage(document, words, bar, (place) => {
    way.remember(place);
    queueMicrotask(() => [prompter, speaker].forEach((one) => one.show(stage.cue)));
    queueMicrotask(() => fit(stage.slides[place]!));
    // After this, so that the stage is there.
    queueMicrotask(() => void draw(place).catch(fail));
  });
  const probe = new Probe(() => undefined);
  void opened.then((map) => Object.assign(window, { slideMap: map }));

  const act = (action: Action): void => {
    const place = stage.place;
    const isDone = stage.act(action);
    if (stage.place !== place) clock.begin();
    if (isDone) return;
    // Where the browser forbids a window, the notes are shown on the slide.
    if (action === "speaker" && !speaker.open(stage.cue)) stage.act("notes");
    if (action === "fullscreen") void way.toggleFullscreen();
    if (action === "ground") void turnGround(opened);
    if (action === "print") void drawForPaper(contents, stage.slides).then(() => window.print());
    if (action === "end") {
      speaker.close();
      way.end();
    }
  };
  for (const action of ["previous", "next", "notes", "speaker", "ground", "fullscreen", "print"] as const) {
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
