import { afterEach, describe, expect, it, vi } from "vitest";
import { fetchOnce } from "../src/assets";

afterEach(() => vi.unstubAllGlobals());

const answer = (status: number, body: unknown) => ({
  ok: status < 400,
  status,
  statusText: "",
  json: () => Promise.resolve(body),
});

describe("static files", () => {
  it("are fetched once", async () => {
    const fetch = vi.fn().mockResolvedValue(answer(200, [1]));
    vi.stubGlobal("fetch", fetch);
    await Promise.all([fetchOnce("one.json"), fetchOnce("one.json")]);
    expect(await fetchOnce("one.json")).toEqual([1]);
    expect(fetch).toHaveBeenCalledOnce();
  });

  it("are asked for again after a failure, which names the file", async () => {
    const fetch = vi.fn().mockResolvedValueOnce(answer(404, null)).mockResolvedValueOnce(answer(200, [2]));
    vi.stubGlobal("fetch", fetch);
    await expect(fetchOnce("two.json")).rejects.toThrow("two.json: 404");
    expect(await fetchOnce("two.json")).toEqual([2]);
  });
});
