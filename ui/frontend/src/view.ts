/** The map's view: where it starts, and how it stands in the page's address. */
import * as L from "leaflet";
import type { View } from "./payload";

/** The whole country with Taiwan and the whole maritime line. */
export const COUNTRY = L.latLngBounds([3.2, 73.3], [53.7, 135.3]);

/** The country without the southern sea, which then stands in an inset: so the land can be drawn larger. */
export const MAINLAND = L.latLngBounds([17.9, 73.3], [53.7, 135.3]);

/** Zoom levels that the inset has to gain; below that the sea stays where it is. */
const GAIN = 0.1;

/** Pixels around the country, and below it for the notice. */
const MARGIN = 8;
const NOTICE = 24;
/** Pixels that the buttons take on the right; on a narrow frame they lie above the country. */
const BUTTONS = 44;
const NARROW = 480;

const PARAMETER = "view";

/** Write a view as it stands in an address: zoom, latitude, longitude. */
export function formatView(view: View): string {
  return [view.zoom.toFixed(2), view.lat.toFixed(3), view.lon.toFixed(3)].map(trimZeros).join(",");
}

function trimZeros(number: string): string {
  return number.replace(/\.?0+$/, "");
}

/** An address's query with the view set, or without it where there is none; all else stays as it is. */
export function withView(search: string, view: View | null): string {
  const rest = search
    .replace(/^\?/, "")
    .split("&")
    .filter((part) => part !== "" && part !== PARAMETER && !part.startsWith(`${PARAMETER}=`));
  if (view) rest.push(`${PARAMETER}=${formatView(view)}`);
  return rest.length > 0 ? `?${rest.join("&")}` : "";
}

/** Put the view into the page's address without a rerun and without a step in the history. */
export function writeView(page: Window, view: View | null): void {
  const { pathname, search, hash } = page.location;
  const query = withView(search, view);
  if (query !== search) page.history.replaceState(page.history.state, "", pathname + query + hash);
}

export function viewOf(map: L.Map): View {
  const center = map.getCenter();
  return { zoom: map.getZoom(), lat: center.lat, lon: center.lng };
}

/** Whether two views are the same to the eye. */
export function sameView(one: View, other: View): boolean {
  const near = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) < tolerance;
  return near(one.zoom, other.zoom, 0.01) && near(one.lat, other.lat, 0.05) && near(one.lon, other.lon, 0.05);
}

/**
 * The page's window, which outlives the frame: it keeps the last view (null: the whole country) and the number of the
 * last link that was followed.
 */
export type Page = Window & {
  countyMapView?: View | null;
  countyMapOpened?: number;
  readonly navigation?: EventTarget;
};

const WITHOUT_EVENTS_MS = 1000;

/**
 * Call back whenever the page's address was set anew, until the frame goes. Streamlit sets it after a filter without
 * knowing the view. Steps through the history are left alone: there the address is the reader's.
 */
export function onAddressChange(page: Page, frame: Window, changed: () => void): void {
  const path = page.location.pathname;
  const look = (event?: Event): void => {
    const step = (event as { navigationType?: string } | undefined)?.navigationType === "traverse";
    if (!step && page.location.pathname === path) changed();
  };
  const { navigation } = page;
  if (navigation) {
    navigation.addEventListener("currententrychange", look);
    frame.addEventListener("pagehide", () => navigation.removeEventListener("currententrychange", look));
  } else {
    // Older browsers do not tell; the timer dies with the frame.
    frame.setInterval(look, WITHOUT_EVENTS_MS);
  }
}

/**
 * Where a map starts: where the reader was on this page, else at the view of the link, else (null) with the whole
 * country. A link that was not followed yet comes first.
 */
export function startingView(page: Page | null, linked: View | null, opened: number): View | null {
  if (!page) return linked;
  const isFollowed = opened === (page.countyMapOpened ?? 0);
  page.countyMapOpened = opened;
  return isFollowed && page.countyMapView !== undefined ? page.countyMapView : linked;
}

/** Keeps the view: fits the country until the reader moves, then writes every move into the address. */
export class ViewKeeper {
  readonly #map: L.Map;
  readonly #page: Page | null;
  /** The view of the whole country in a frame of this size. */
  #country: View;
  /** The size of the frame that it is for. */
  #fitted = L.point(0, 0);
  #resizing = false;
  /** Whether the map is on its way: a frame that changes its size must not call it back. */
  #moving = false;

  /**
   * @param page whose address tells the view; null where the map stands alone and no address does
   */
  constructor(map: L.Map, page: Page | null) {
    this.#map = map;
    this.#page = page;
    this.#country = this.#fitCountry();
    map.on("movestart", () => (this.#moving = true));
    map.on("moveend", () => this.#moved());
    if (page) onAddressChange(page, window, () => writeView(page, page.countyMapView ?? null));
    new ResizeObserver(() => this.#resized()).observe(map.getContainer());
  }

  /** Start where the reader was, or where a link leads that opened the view. */
  start(linked: View | null, opened: number): void {
    this.#show(startingView(this.#page, linked, opened));
  }

  /** Look somewhere at once, in a frame that may have changed its size: at a view, or the whole country. */
  look(view: View | null): void {
    this.#map.stop();
    this.#map.invalidateSize({ animate: false, pan: false });
    this.#country = this.#fitCountry();
    this.#show(view);
  }

  #show(view: View | null): void {
    const { zoom, lat, lon } = view ?? this.#country;
    this.#map.setView([lat, lon], zoom, { animate: false });
  }

  /** Go back to the whole country. */
  showCountry(): void {
    const { zoom, lat, lon } = this.#country;
    this.#map.setView([lat, lon], zoom);
  }

  /** Zoom of the whole country in this frame. */
  get countryZoom(): number {
    return this.#country.zoom;
  }

  #fitCountry(): View {
    const map = this.#map;
    this.#fitted = map.getSize();
    const fit = (bounds: L.LatLngBounds, aside: number): number =>
      map.getBoundsZoom(bounds, false, L.point(2 * MARGIN + aside, 2 * MARGIN + NOTICE));
    const aside = this.#page && map.getSize().x > NARROW ? BUTTONS : 0;
    const [whole, large] = [fit(COUNTRY, aside), fit(MAINLAND, aside)];
    const isLarge = large > whole + GAIN;
    const [bounds, zoom] = isLarge ? [MAINLAND, large] : [COUNTRY, whole];
    const corners = [bounds.getNorthWest(), bounds.getSouthEast()].map((corner) => map.project(corner, zoom));
    const middle = corners[0]!.add(corners[1]!).divideBy(2).add([aside / 2, NOTICE / 2]);
    // Large, the country stands as high as it can, for the legend is at the foot.
    if (isLarge) middle.y = corners[0]!.y - MARGIN + map.getSize().y / 2;
    // Alone, it stands at the right, for the legend is at the left and the buttons come and go.
    if (!this.#page) middle.x = corners[1]!.x + MARGIN - map.getSize().x / 2;
    const center = map.unproject(middle, zoom);
    map.setMinZoom(Math.max(1, whole - 0.5));
    return { zoom, lat: center.lat, lon: center.lng };
  }

  #moved(): void {
    if (this.#resizing) return;
    this.#moving = false;
    if (!this.#page) return;
    const view = viewOf(this.#map);
    this.#page.countyMapView = sameView(view, this.#country) ? null : view;
    writeView(this.#page, this.#page.countyMapView);
  }

  #resized(): void {
    // The observer also calls once when it begins; a view set anew would project and draw everything again.
    const { clientWidth: width, clientHeight: height } = this.#map.getContainer();
    if (width === this.#fitted.x && height === this.#fitted.y) return;
    const whole = !this.#moving && sameView(viewOf(this.#map), this.#country);
    this.#resizing = true;
    this.#map.invalidateSize({ animate: false, pan: !whole && !this.#moving });
    this.#country = this.#fitCountry();
    if (whole) this.#show(null);
    this.#resizing = false;
  }
}
