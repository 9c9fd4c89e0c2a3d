/** Static files, each fetched once. The page keeps them: a map that is left and comes back need not ask again. */

type Page = Window & typeof globalThis & { countyMapFiles?: Map<string, unknown> };

/** Files that came with the page itself: a file from a memory stick has nobody to ask. */
const given = new Map<string, unknown>();
// Not kept by the page: once a frame is gone, what it waits for never comes.
const requests = new Map<string, Promise<unknown>>();
let underway = 0;

/** Whether a file that was asked for has not come yet. */
export function isFetching(): boolean {
  return underway > 0;
}

/** Give a file beforehand, so that it is never fetched. */
export function give(path: string, content: unknown): void {
  given.set(path, content);
}

/**
 * Fetch a JSON file; a second call gets the same answer without a second request.
 *
 * @throws Error naming the file and the status, when the server does not give it. The next call tries again.
 */
export function fetchOnce<T>(path: string): Promise<T> {
  if (given.has(path)) return Promise.resolve(given.get(path) as T);
  const page = window.parent as Page;
  // Made by the page, for the map that comes back: an object of a frame would keep the whole frame in memory.
  const kept = (page.countyMapFiles ??= new page.Map<string, unknown>());
  const url = new URL(path, window.location.href).href;
  if (kept.has(url)) return Promise.resolve(kept.get(url) as T);
  let request = requests.get(url);
  if (!request) {
    request = page.fetch(url).then((response) => {
      if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`);
      return response.json() as Promise<unknown>;
    });
    underway += 1;
    request.then(
      (content) => kept.set(url, content),
      () => requests.delete(url),
    ).finally(() => (underway -= 1));
    requests.set(url, request);
  }
  return request as Promise<T>;
}
