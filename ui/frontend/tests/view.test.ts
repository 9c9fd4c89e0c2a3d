import { describe, expect, it, vi } from "vitest";
import { formatView, onAddressChange, sameView, startingView, withView, writeView } from "../src/view";
import type { Page } from "../src/view";

describe("view in the address", () => {
  it("is short and exact to the eye", () => {
    expect(formatView({ zoom: 6.5, lat: 31, lon: 118.04567 })).toBe("6.5,31,118.046");
    expect(formatView({ zoom: 10, lat: 30, lon: 100 })).toBe("10,30,100");
  });

  it("keeps every other part as it is written", () => {
    expect(withView("?lang=en&province=53,51&x=%E5%8E%BF", { zoom: 5, lat: 30, lon: 100 })).toBe(
      "?lang=en&province=53,51&x=%E5%8E%BF&view=5,30,100",
    );
  });

  it("stands once", () => {
    expect(withView("?view=4,1,1&lang=en&view=9,9,9", { zoom: 5, lat: 30, lon: 100 })).toBe(
      "?lang=en&view=5,30,100",
    );
  });

  it("is left out for the whole country", () => {
    expect(withView("?view=4,1,1", null)).toBe("");
    expect(withView("?view=4,1,1&lang=en", null)).toBe("?lang=en");
  });

  it("leaves a parameter alone that only starts alike", () => {
    expect(withView("?viewer=1", null)).toBe("?viewer=1");
  });

  it("changes the address without a step in the history, under any base path", () => {
    const replaceState = vi.fn();
    const page = {
      location: { pathname: "/base/methods", search: "?lang=en", hash: "#a" },
      history: { state: { kept: 1 }, replaceState },
    } as unknown as Window;
    writeView(page, { zoom: 5, lat: 30, lon: 100 });
    expect(replaceState).toHaveBeenCalledExactlyOnceWith({ kept: 1 }, "", "/base/methods?lang=en&view=5,30,100#a");
  });

  it("does not touch the address when nothing changes", () => {
    const replaceState = vi.fn();
    const page = {
      location: { pathname: "/", search: "?lang=en", hash: "" },
      history: { state: null, replaceState },
    } as unknown as Window;
    writeView(page, null);
    expect(replaceState).not.toHaveBeenCalled();
  });

  it("takes a hair's breadth for no move", () => {
    const view = { zoom: 4, lat: 30, lon: 100 };
    expect(sameView(view, { zoom: 4.001, lat: 30.01, lon: 100 })).toBe(true);
    expect(sameView(view, { zoom: 4.2, lat: 30, lon: 100 })).toBe(false);
    expect(sameView(view, { zoom: 4, lat: 30, lon: 101 })).toBe(false);
  });
});

describe("where a map starts", () => {
  const linked = { zoom: 6, lat: 44, lon: 126 };
  const moved = { zoom: 9, lat: 30, lon: 110 };

  it("is the view of the address in a new browser", () => {
    expect(startingView({} as Page, linked, 0)).toBe(linked);
    expect(startingView({} as Page, null, 7)).toBeNull();
    expect(startingView(null, linked, 0)).toBe(linked);
  });

  it("is where the reader was who comes back, the whole country too", () => {
    expect(startingView({ countyMapView: moved } as Page, linked, 0)).toBe(moved);
    expect(startingView({ countyMapView: null } as Page, linked, 0)).toBeNull();
  });

  it("is the view of a link that is followed within the session, and once followed the reader's own again", () => {
    const page = { countyMapView: moved } as Page;
    expect(startingView(page, linked, 7)).toBe(linked);
    page.countyMapView = moved;
    expect(startingView(page, linked, 7)).toBe(moved);
    expect(startingView(page, null, 8)).toBeNull();
  });
});

describe("an address that the server set anew", () => {
  const setUp = (withEvents: boolean) => {
    const navigation = withEvents ? new EventTarget() : undefined;
    const page = { location: { pathname: "/atlas/" }, navigation } as unknown as Page;
    const frame = Object.assign(new EventTarget(), { setInterval: vi.fn() });
    const changed = vi.fn();
    onAddressChange(page, frame as unknown as Window, changed);
    const announce = (navigationType: string) =>
      navigation?.dispatchEvent(Object.assign(new Event("currententrychange"), { navigationType }));
    return { page, frame, changed, announce };
  };

  it("is noticed, but a step through the history is the reader's own", () => {
    const { changed, announce } = setUp(true);
    announce("push");
    announce("traverse");
    announce("replace");
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it("is left alone on another page, and once the frame is gone", () => {
    const { page, frame, changed, announce } = setUp(true);
    page.location.pathname = "/atlas/methods";
    announce("push");
    page.location.pathname = "/atlas/";
    frame.dispatchEvent(new Event("pagehide"));
    announce("push");
    expect(changed).not.toHaveBeenCalled();
  });

  it("is looked for now and then where the browser does not tell", () => {
    const { frame, changed } = setUp(false);
    (frame.setInterval.mock.calls[0]![0] as () => void)();
    expect(changed).toHaveBeenCalledOnce();
  });
});
