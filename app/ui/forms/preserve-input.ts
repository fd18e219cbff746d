import type { FormState } from "./form-state";

/**
 * A fetch for Remix, which shows an error page in place of a form that got no answer, or not one to the form: there is no
 * connection, something stands between, our side broke (503), or so many came that none was looked at (429). Here the
 * form gets a refusal with all that was typed.
 */
export function preserveInput(fetch: typeof window.fetch): typeof window.fetch {
  return async (input, init) => {
    if (init?.method !== "POST" || !(init.body instanceof URLSearchParams)) return fetch(input, init);
    let status = 503;
    try {
      const answer = await fetch(input, init);
      if (answer.status < 500 && answer.headers.has("X-Remix-Response")) return answer;
      if (answer.status === 429) status = 429;
    } catch (error) {
      // Called back: another form was sent, or the page left.
      if (init.signal?.aborted) throw error;
    }
    return new Response(encode({ data: refuse(init.body, status) }), { status });
  };
}

/** As Remix decodes it; turbo-stream's own encoder would be a kilobyte of script for this one answer. */
function encode(answer: object): string {
  const parts: unknown[] = [];
  const add = (part: unknown): number => {
    const place = parts.push(part) - 1;
    if (Array.isArray(part)) parts[place] = part.map(add);
    else if (typeof part === "object" && part)
      parts[place] = Object.fromEntries(
        Object.entries(part).map(([name, value]) => [`_${add(name)}`, add(value)]),
      );
    return place;
  };
  add(answer);
  return `${JSON.stringify(parts)}\n`;
}

function refuse(typed: URLSearchParams, status: number): FormState {
  const names = [...new Set(typed.keys())];
  return {
    values: Object.fromEntries(typed),
    repeated: Object.fromEntries(names.map((name) => [name, typed.getAll(name)])),
    errors: {},
    message:
      status === 429
        ? "Too fast. What you typed is still here; wait a minute and send it again."
        : "Plaza could not be reached. What you typed is still here; send it again in a moment.",
  };
}
