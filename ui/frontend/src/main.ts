/** `window.countyMap`: what the scripts that `ui/county_map.py` writes call. */
import * as L from "leaflet";
import leafletStyles from "leaflet/dist/leaflet.css?inline";
import { fetchOnce } from "./assets";
import { Atlas } from "./atlas";
import frameStyles from "./frame.css?inline";
import styles from "./map.css?inline";
import { loadLevels } from "./detail";
import { followSliders } from "./dragged";
import { adoptPageFont } from "./fonts";
import { blank, isBlank, named } from "./payload";
import type { Assets, Blank, Message, Payload } from "./payload";
import { Probe } from "./probe";

for (const text of [leafletStyles, styles, frameStyles]) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}

adoptPageFont(window.parent.document);
followSliders(window.parent.document, window);

let map: L.Map | undefined;
let assets: Assets | undefined;
let latest: Message | undefined;
let waiting: Payload | undefined;
let loading: Promise<Atlas> | undefined;
let atlas: Atlas | undefined;
let shown = false;
const probe = new Probe(() => (map && atlas && shown ? { map, counties: atlas.counties, isFinished: atlas.isFinished } : undefined));

/** Take folium's map and the names of the files; the first painting draws it. */
function start(leafletMap: L.Map, files: Assets): void {
  map = leafletMap;
  assets = files;
  // Fetched beside the words, not after them; what fails here is said when the map is drawn.
  void loadLevels(files).catch(() => undefined);
}

/** Build the map while the page still finds out what it paints. */
function prepare(message: Blank): void {
  if (!atlas) apply(blank(message));
}

/** Paint what the page says, once the map's own words are there; the last message counts. */
function apply(message: Message): void {
  if (!assets) return;
  latest = message;
  fetchOnce<Payload["labels"]>(assets.base + message.words)
    .catch((): Payload["labels"] => ({}))
    .then((labels) => {
      if (latest === message) paint(named(message, labels));
    });
}

/** Paint; while the boundaries are still loading, the last payload waits. */
function paint(payload: Payload): void {
  waiting = payload;
  if (atlas) {
    atlas.apply(payload);
    painted();
    return;
  }
  if (loading || !map || !assets) return;
  loading = Atlas.load(map, assets, payload);
  loading.then(
    (loaded) => {
      atlas = loaded;
      if (waiting && waiting !== payload) loaded.apply(waiting);
      painted();
    },
    (error: unknown) => {
      loading = undefined;
      explain(error);
    },
  );
}

function painted(): void {
  if (!waiting || isBlank(waiting)) return;
  shown = true;
  probe.painted_();
}

/** Say on the map why it is empty, in the page's words. */
function explain(error: unknown): void {
  console.error(error);
  if (!map || !waiting) return;
  const message = L.DomUtil.create("p", "county-failure", map.getContainer());
  message.setAttribute("role", "alert");
  message.textContent = waiting.labels["load_failed"] ?? "";
}

Object.assign(window, { countyMap: Object.assign(probe, { start, prepare, apply }) });
