/** What the server says is wrong (RFC 9457). */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/** Fetches below the server's root; addresses are relative, since the server may be behind a prefix. */
export async function ask(path: string, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(addressOf(path), init);
  } catch (error) {
    if (init?.signal?.aborted) throw error;
    throw new ApiError('The server does not answer. Is it still running?', 0);
  }
  if (response.ok) return response;
  throw new ApiError(await detailOf(response), response.status);
}

/** The address of a path below the server's root. */
export function addressOf(path: string): string {
  return new URL(`../${path}`, document.baseURI).href;
}

/** The same with a JSON body. */
export function post(path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  return ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), signal });
}

async function detailOf(response: Response): Promise<string> {
  try {
    return ((await response.json()) as { detail?: string }).detail ?? response.statusText;
  } catch {
    return `The server answered ${response.status}.`;
  }
}
