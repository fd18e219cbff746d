import type { FormState } from "./form-state";

/**
 * A fetch for Remix, which shows an error page in place of a form that got no answer, or one that is not Plaza's: there is
 * no connection, something stands between, or our side broke. Here the form gets a refusal (503) with all that was typed.
 */
export function keepTyped(fetch: typeof window.fetch): typeof window.fetch {
  return async (input, init) => {
    if (init?.method !== "POST" || !(init.body instanceof URLSearchParams)) return fetch(input, init);
    try {
      const answer = await fetch(input, init);
      if (answer.status < 500 && answer.headers.has("X-Remix-Response")) return answer;
    } catch (error) {
      // Called back: another form was sent, or the page left.
      if (init.signal?.aborted) throw error;
    }
    return new Response(encode({ data: refuse(init.body) }), { status: 503 });
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

function refuse(typed: URLSearchParams): FormState {
  const names = [...new Set(typed.keys())];
  return {
    values: Object.fromEntries(typed),
    repeated: Object.fromEntries(names.map((name) => [name, typed.getAll(name)])),
    errors: {},
    message: "Plaza could not be reached. What you typed is still here; send it again in a moment.",
  };
}
