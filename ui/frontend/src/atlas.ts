/** The county map: joins the layers, the reader's pointer and the page. */
import type * as L from "leaflet";
import { fetchOnce } from "./assets";
import { reportChoice, reportClick } from "./bridge";
import { CityLayer } from "./cities";
import { FILTERED_OUT, fillOf, NO_DATA, remaining, standsBack } from "./classes";
import { Controls } from "./controls";
import { CountyLayer } from "./counties";
import { levelAt, loadLevels } from "./detail";
import type { Levels } from "./detail";
import { blend, classesOf, FadeSlider } from "./fade";
import { formatValue } from "./format";
import { groupedPattern, hatchPattern } from "./hatch";
import { Inset } from "./inset";
import { Legend } from "./legend";
import { followPage } from "./linked";
import { BorderLayer } from "./lines";
import { Marks } from "./marks";
import { Multiples } from "./multiples";
import { Overlays } from "./overlays";
import { isBlank } from "./payload";
import type { Assets, City, Fade, Names, PairAxis, Payload, View } from "./payload";
import { AROUND, fitPast } from "./room";
import { applyTheme, onThemeChange, pageTheme } from "./theme";
import type { Theme } from "./theme";
import { Tooltip } from "./tooltip";
import { ViewKeeper } from "./view";
import { describeFrame } from "./words";

const PANES: ReadonlyArray<[name: string, level: string]> = [
  ["counties", "400"],
  ["borders", "410"],
  ["overlays", "415"],
  ["cities", "420"],
  ["marks", "430"],
  ["names", "440"],
];

type Values = ReadonlyArray<number | null>;

/** What is around the map: a page with an address and a panel, or nothing. */
export interface Host {
  /** The page's window; null where the map stands alone. */
  readonly page: Window | null;
  /** Told what the reader picks out. */
  readonly pick: (pick: string) => void;
}

const IN_STREAMLIT: Host = { page: window.parent, pick: (pick) => reportChoice({ pick }) };

/** Room around a county that the map flies to, in its own size. */
const NEIGHBOURHOOD = 1.2;
const FLIGHT_SECONDS = 0.9;
/** Zoom at which a part of the country is shown at most. */
const CLOSEST = 8.5;
const FRAMES_TO_SETTLE = 4;
/** Zoom levels above the country's from which counties count as a part of it. */
const PART_OF_COUNTRY = 0.25;

export class Atlas {
  readonly counties: CountyLayer;
  readonly #map: L.Map;
  readonly #page: Window | null;
  /** What is fetched once something is painted. */
  #places: Promise<void> | undefined;
  readonly #assets: Assets;
  readonly #levels: Levels;
  /** Whether what is finer than the overview is on the map. */
  #isRefined = false;
  readonly #borders: BorderLayer;
  readonly #marks: Marks;
  readonly #overlays: Overlays;
  readonly #inset: Inset;
  readonly #multiples: Multiples;
  readonly #tooltip: Tooltip;
  readonly #legend: Legend;
  readonly #fade: FadeSlider;
  #unfinished = false;
  /** Classes of the years that the slider leads to, once their values are there. */
  #years: ReadonlyArray<string | undefined> = [];
  readonly #controls: Controls;
  readonly #view: ViewKeeper;
  #cities: CityLayer | undefined;
  #names: Names | undefined;
  #values: Values | undefined;
  #secondValues: Values | undefined;
  #payload: Payload;
  #hovered: number | undefined;
  #theme: Theme;
  #hatch: CanvasPattern | string;
  readonly #grouped = groupedPattern();
  #groupedRows: ReadonlySet<number> = new Set();

  /** Load the boundaries and build the map with its first painting. */
  static async load(map: L.Map, assets: Assets, payload: Payload, host: Host = IN_STREAMLIT): Promise<Atlas> {
    return new Atlas(map, assets, await loadLevels(assets), payload, host);
  }

  private constructor(map: L.Map, assets: Assets, levels: Levels, payload: Payload, host: Host) {
    this.#map = map;
    this.#page = host.page;
    this.#assets = assets;
    this.#payload = payload;
    this.#theme = pageTheme();
    this.#hatch = hatchPattern(this.#theme);
    map.getContainer().classList.add("county-map");
    for (const [name, level] of PANES) {
      const pane = map.createPane(name);
      pane.classList.add(name);
      pane.style.zIndex = level;
    }
    this.#view = new ViewKeeper(map, host.page);
    this.#view.start(payload.view, payload.opened ?? 0);
    this.#levels = levels;
    this.counties = new CountyLayer(map, levels);
    this.#borders = new BorderLayer(map, levels);
    this.#marks = new Marks(map, this.counties);
    this.#overlays = new Overlays(map, assets, levels, this.#borders, payload, this.#theme);
    this.#tooltip = new Tooltip(map);
    this.#legend = new Legend(map, host.pick);
    this.#fade = new FadeSlider(map, () => this.#paint());
    this.#controls = new Controls(map, {
      zoom_in: () => map.zoomIn(),
      zoom_out: () => map.zoomOut(),
      whole_country: () => this.#view.showCountry(),
      zoom_to_filtered: () => this.#showRemaining(),
      zoom_to_province: () => this.#showProvince(),
      zoom_to_selected: () => this.#flyToSelected(),
    });
    this.#inset = new Inset(map, this.counties, levels, this.#theme, () => this.#view.countryZoom);
    this.#multiples = new Multiples(map, this.counties, levels, this.#theme, {
      hover: (row, event) => this.#hover(row, event && map.mouseEventToContainerPoint(event)),
      click: (row) => this.#click(row),
    });
    map.on("zoomend", () => {
      this.#borders.style(this.#theme);
      if (levelAt(map.getZoom()) > 0) void this.#refine();
    });
    this.#follow();
    if (host.page) {
      followPage(host.page.document, window, {
        ranked: () => this.#payload.ranked ?? {},
        locate: (row) => this.#locate(row),
        select: (row) => this.#click(row),
      });
    }
    onThemeChange((theme) => this.wear(theme));
    this.wear(this.#theme);
    this.apply(payload);
  }

  /** Wait until the places are there too, and all that is drawn a moment after the counties. */
  async settled(): Promise<void> {
    await this.#places;
    for (let frame = 0; frame < FRAMES_TO_SETTLE; frame += 1) await new Promise((done) => setTimeout(done, 20));
  }

  /** Whether nothing of the last painting is still to be drawn. */
  get isFinished(): boolean {
    return !this.#unfinished;
  }

  /** Look somewhere at once; with no view at what the filter leaves. */
  look(view: View | null): void {
    this.#view.look(view);
    const rows = view ? [] : remaining(this.#payload.classes);
    if (rows.length === 0) return;
    // Counties all over the country are the country, which has its own best view.
    const isPart = this.#map.getBoundsZoom(this.counties.boundsOf(rows)) > this.#view.countryZoom + PART_OF_COUNTRY;
    if (isPart) this.#showBesideLegend(rows);
  }

  /** Show what remains, smaller where the legend would hide some of it. */
  #showBesideLegend(rows: readonly number[]): void {
    this.#showRemaining(false);
    const fit = fitPast(this.#map, this.#legend.box, rows.map((row) => this.counties.boundsOf([row])));
    if (fit) this.#map.fitBounds(this.counties.boundsOf(rows), { ...fit, maxZoom: CLOSEST, animate: false });
  }

  /** Paint what the page says. */
  apply(payload: Payload): void {
    const before = this.#payload;
    this.#payload = payload;
    if (payload.own) this.#values = payload.own.numbers;
    else if (payload.values !== before.values || before.own || !this.#values) void this.#loadValues(payload.values);
    this.#fade.show(payload.fade);
    this.#years = [];
    if (payload.fade) void this.#loadYears(payload.fade);
    const second = payload.pair?.[1].values ?? null;
    const carried = payload.pair?.[1].own;
    if (carried) this.#secondValues = carried;
    else if (before.pair?.[1].own || second !== (before.pair?.[1].values ?? null) || !this.#secondValues) void this.#loadSecondValues(second);
    this.#legend.show(payload);
    this.#paint();
    this.#multiples.show(payload.panels ?? []);
    this.#controls.label(payload);
    this.#cities?.style(this.#theme, payload.lang);
    this.#overlays.show(payload);
    this.#inset.label(payload.labels["south_china_sea"] ?? "");
    this.#map.getContainer().lang = payload.lang === "zh" ? "zh-CN" : "en";
    this.#map.getContainer().setAttribute("aria-label", payload.labels["map"] ?? payload.legendTitle);
    if (this.#page && window.frameElement) describeFrame(window.frameElement, this.#page.document);
    this.#select(payload.selected, payload.flight !== before.flight);
    if (!isBlank(payload)) this.#places ??= this.#loadPlaces();
  }

  /** Draw what may come a moment after the counties: the inset and the distribution. */
  #finishLater(): void {
    if (this.#unfinished) return;
    this.#unfinished = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.#unfinished = false;
        this.#inset.paint();
        this.#distribute();
      }),
    );
  }

  #distribute(): void {
    const row = this.#marks.selectedRow;
    const selected = row === undefined ? null : { row, name: this.#names?.[this.#payload.lang][row] ?? "" };
    this.#legend.distribute(this.#payload, this.#values, selected);
  }

  #paint(): void {
    const colors = this.#payload.legend.map((entry) => entry.color);
    const fills = (classes: string) => (row: number) =>
      fillOf(classes[row] ?? FILTERED_OUT, colors, this.#theme, this.#hatch);
    const [place, here] = [this.#fade.place, fills(this.#payload.classes)];
    const [from, to] = place ? [this.#years[place.from], this.#years[place.to]] : [undefined, undefined];
    const faded = place && from !== undefined && to !== undefined
      ? (row: number) => blend(fills(from)(row), fills(to)(row), place.share)
      : here;
    this.counties.paint(faded, this.#hatch, (row) => (this.#isGrouped(row) ? this.#grouped : null));
    this.#multiples.paint();
    this.#finishLater();
  }

  /** Whether a county is shown with a figure that is its comparison group's. */
  #isGrouped(row: number): boolean {
    if (this.#payload.groupedCount === null || !this.#groupedRows.has(row)) return false;
    const character = this.#payload.classes[row] ?? NO_DATA;
    return character !== FILTERED_OUT && character !== NO_DATA && !standsBack(character);
  }

  /** Draw for a light or a dark ground. */
  wear(theme: Theme): void {
    const changed = theme !== this.#theme;
    this.#theme = theme;
    applyTheme(this.#map.getContainer(), theme);
    this.#marks.style(theme);
    this.#borders.style(theme);
    this.#overlays.style(theme);
    this.#inset.style(theme);
    this.#multiples.style(theme);
    if (!changed) return;
    this.#hatch = hatchPattern(theme);
    this.#cities?.style(theme, this.#payload.lang);
    this.#paint();
  }

  #follow(): void {
    this.counties.group.on("mouseover", (event) => this.#hover(this.counties.rowOfEvent(event), event.containerPoint));
    this.counties.group.on("mousemove", (event) => this.#tooltip.moveTo(event.containerPoint));
    this.counties.group.on("mouseout", () => this.#hover(undefined));
    // Leaflet fires a click on a county on the map too, so that a double click zooms there.
    let taken: Event | undefined;
    this.counties.group.on("click", (event) => {
      taken = event.originalEvent;
      this.#click(this.counties.rowOfEvent(event));
    });
    this.#map.on("click", (event) => {
      if (event.originalEvent !== taken) this.#click(undefined);
    });
    this.#map.on("movestart", () => this.#hover(undefined));
  }

  #click(row: number | undefined): void {
    this.#marks.select(row);
    this.#multiples.mark(undefined, row);
    reportClick(row === undefined ? null : this.counties.codes[row]!);
  }

  #hover(row: number | undefined, at?: L.Point): void {
    this.#marks.hover(row);
    if (this.#multiples.isOn && row !== this.#hovered) this.#multiples.mark(row, this.#marks.selectedRow);
    this.#hovered = row;
    if (row === undefined || !at) this.#tooltip.hide();
    else this.#tooltip.show(this.#describe(row), at);
  }

  /** Show where a county is that the reader points at beside the map; at the rim where it is out of sight. */
  #locate(row: number | undefined): void {
    this.#hover(undefined);
    if (this.#multiples.isOn) return this.#multiples.mark(row, this.#marks.selectedRow);
    this.#marks.locate(row);
    if (row === undefined) return;
    this.#marks.hover(row);
    const [at, size] = [this.#map.latLngToContainerPoint(this.counties.boundsOf([row]).getCenter()), this.#map.getSize()];
    const inside = (place: number, room: number): number => Math.min(Math.max(place, 0), room);
    at.x = inside(at.x, size.x);
    at.y = inside(at.y, size.y);
    this.#tooltip.show(this.#describe(row), at);
  }

  #describe(row: number): { name: string; place: string; value: string | null } {
    const { lang, decimals, unit, noDataText, categorical, legend } = this.#payload;
    const name = this.#names?.[lang][row] ?? this.counties.codes[row]!;
    const place = this.#names?.[`prefecture_${lang}`][row] ?? "";
    if (this.#payload.pair) return { name, place, value: this.#describePair(row, this.#payload.pair) };
    const { own } = this.#payload;
    const named = own?.names[own.name_of[row] ?? -1];
    if (own?.numbers.length === 0) return { name, place, value: named ?? noDataText };
    const value = this.#values?.[row];
    if (value === undefined) return { name, place, value: null };
    if (value === null) return { name, place, value: noDataText };
    const text = categorical ? (legend[value]?.label ?? "") : formatValue(value, decimals, unit, lang);
    return { name, place, value: named === undefined ? text : `${named} · ${text}` };
  }

  /** A line for each of the two indicators. */
  #describePair(row: number, axes: readonly [PairAxis, PairAxis]): string {
    const { lang, noDataText } = this.#payload;
    const lines = [this.#values, this.#secondValues].map((values, side) => {
      const { title, decimals, unit } = axes[side]!;
      const value = values?.[row] ?? null;
      return `${title}: ${value === null ? noDataText : formatValue(value, decimals, unit, lang)}`;
    });
    return lines.join("\n");
  }

  /** Mark the selected county; fly there when asked to, else bring it into view when it cannot be seen. */
  #select(code: string | null, fly: boolean): void {
    const row = code === null ? undefined : this.counties.rowOf(code);
    const changed = row !== this.#marks.selectedRow;
    if (changed) {
      this.#marks.select(row);
      this.#multiples.mark(undefined, row);
    }
    this.#controls.allowSelected(row !== undefined);
    if (fly) this.#flyToSelected();
    if (row === undefined || fly || !changed) return;
    const bounds = this.counties.boundsOf([row]);
    if (!this.#map.getBounds().contains(bounds.getCenter())) this.#map.panTo(bounds.getCenter());
  }

  /** Show the selected county among its neighbours. */
  #flyToSelected(): void {
    const row = this.#marks.selectedRow;
    if (row === undefined) return;
    const bounds = this.counties.boundsOf([row]).pad(NEIGHBOURHOOD);
    const animate = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.#map.flyToBounds(bounds, { animate, duration: FLIGHT_SECONDS });
  }

  /** Show the whole province of the selected county: codes of one province begin with the same two digits. */
  #showProvince(): void {
    const row = this.#marks.selectedRow;
    if (row === undefined) return;
    const province = this.counties.codes[row]!.slice(0, 2);
    const rows = this.counties.codes.flatMap((code, other) => (code.startsWith(province) ? [other] : []));
    this.#map.fitBounds(this.counties.boundsOf(rows), { padding: [AROUND, AROUND] });
  }

  #showRemaining(animate = true): void {
    const rows = remaining(this.#payload.classes);
    if (rows.length === 0 || rows.length === this.#payload.classes.length) this.#view.showCountry();
    else this.#map.fitBounds(this.counties.boundsOf(rows), { padding: [AROUND, AROUND], maxZoom: CLOSEST, animate });
  }

  async #loadYears(fade: Fade): Promise<void> {
    const years = await Promise.all(fade.values.map((file) => fetchOnce<Values>(this.#assets.base + file)));
    if (this.#payload.fade !== fade) return;
    const { classes } = this.#payload;
    this.#years = years.map((values, year) => (year === fade.here ? classes : classesOf(values, fade.bounds, classes)));
    if (this.#fade.place) this.#paint();
  }

  async #loadValues(file: string | null): Promise<void> {
    this.#values = undefined;
    if (file === null) return;
    const values = await fetchOnce<Values>(this.#assets.base + file);
    if (this.#payload.values !== file || this.#payload.own) return;
    this.#values = values;
    this.#distribute();
  }

  async #loadSecondValues(file: string | null): Promise<void> {
    this.#secondValues = undefined;
    if (file === null) return;
    const values = await fetchOnce<Values>(this.#assets.base + file);
    if (this.#payload.pair?.[1].values === file) this.#secondValues = values;
  }

  async #loadPlaces(): Promise<void> {
    const { base, names, cities } = this.#assets;
    this.#names = await fetchOnce<Names>(base + names);
    this.#groupedRows = new Set(this.#names.grouped);
    this.#paint();
    this.#distribute();
    const places = await fetchOnce<City[]>(base + cities);
    this.#cities = new CityLayer(this.#map, places, this.#theme);
    this.#cities.style(this.#theme, this.#payload.lang);
    this.#overlays.place(this.#cities, places);
    await this.#refine();
  }

  /** Fetch what is finer than the overview, and draw with it. */
  async #refine(): Promise<void> {
    await this.#levels.refine();
    if (this.#isRefined) return;
    this.#isRefined = true;
    if (levelAt(this.#map.getZoom()) === 0) return;
    this.counties.reshape();
    this.#borders.reshape();
    this.#marks.select(this.#marks.selectedRow);
  }
}
