/** Static files, each fetched once. */

const requests = new Map<string, Promise<unknown>>();

/**
 * Fetch a JSON file; a second call gets the same answer without a second request.
 *
 * @throws Error naming the file and the status, when the server does not give it. The next call tries again.
 */
export function fetchOnce<T>(url: string): Promise<T> {
  let request = requests.get(url);
  if (!request) {
    request = fetch(url).then((response) => {
      if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
      return response.json() as Promise<unknown>;
    });
    request.catch(() => requests.delete(url));
    requests.set(url, request);
  }
  return request as Promise<T>;
}
