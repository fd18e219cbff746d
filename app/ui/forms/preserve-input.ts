import type { FormState } from "./form-state";

/**
 * Wraps the `fetch` that Remix posts forms with. Remix replaces the page with an error page if there is no connection, if
 * something other than the app answers, or if the app fails or limits the rate before it reads the form. This turns such an
 * answer into a rejected form (503 or 429) with all that was typed.
 */
export function preserveInput(fetch: typeof window.fetch): typeof window.fetch {
  return async (input, init) => {
    if (init?.method !== "POST" || !(init.body instanceof URLSearchParams)) return fetch(input, init);
    let status = 503;
    try {
      const response = await fetch(input, init);
      if (response.status < 500 && response.headers.has("X-Remix-Response")) return response;
      if (response.status === 429) status = 429;
    } catch (error) {
      // Remix aborts the request when another form is sent or the page is left.
      if (init.signal?.aborted) throw error;
    }
    return new Response(encode({ data: makeRejection(init.body, status) }), { status });
  };
}

/** In the format of turbo-stream, whose own encoder would add a kilobyte of script. */
function encode(data: object): string {
  const values: unknown[] = [];
  const add = (value: unknown): number => {
    const index = values.push(value) - 1;
    if (Array.isArray(value)) values[index] = value.map(add);
    else if (typeof value === "object" && value)
      values[index] = Object.fromEntries(
        Object.entries(value).map(([name, property]) => [`_${add(name)}`, add(property)]),
      );
    return index;
  };
  add(data);
  return `${JSON.stringify(values)}\n`;
}

function makeRejection(fields: URLSearchParams, status: number): FormState {
  const names = [...new Set(fields.keys())];
  return {
    values: Object.fromEntries(fields),
    repeated: Object.fromEntries(names.map((name) => [name, fields.getAll(name)])),
    errors: {},
    message:
      status === 429
        ? "Too fast. What you typed is still here; wait a minute and send it again."
        : "Plaza could not be reached. What you typed is still here; send it again in a moment.",
  };
}
