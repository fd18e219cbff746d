/** A browser without pages, for signing in: it stores cookies and follows redirects on one host. */
export function openBrowser() {
  const cookies = new Map<string, { value: string; path: string }>();

  async function visit(address: string, form?: Record<string, string>): Promise<Response> {
    const response = await fetch(address, {
      redirect: "manual",
      headers: { cookie: cookieHeader(new URL(address).pathname) },
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) storeCookie(line);
    return response;
  }

  function cookieHeader(pathname: string): string {
    const sent = [...cookies].filter(([, { path }]) => pathname.startsWith(path));
    return sent.map(([name, { value }]) => `${name}=${value}`).join("; ");
  }

  function storeCookie(line: string) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
    const path = /; ?path=([^;]+)/i.exec(line)?.[1] ?? "/";
    const expires = /; ?expires=([^;]+)/i.exec(line)?.[1];
    if (expires && Date.parse(expires) <= Date.now()) cookies.delete(name!);
    else cookies.set(name!, { value: value!, path });
  }

  return {
    visit,
    cookieHeader,
    cookieNames: () => [...cookies.keys()],
    /** Follows redirects to a page, or to another host, which it does not request; `at` is the last address. */
    async follow(address: string, form?: Record<string, string>) {
      let at = address;
      let response = await visit(address, form);
      while (response.status >= 300 && response.status < 400) {
        const next = new URL(response.headers.get("location")!, at);
        at = next.href;
        if (next.origin !== new URL(address).origin) break;
        response = await visit(at);
      }
      return { at: new URL(at), response };
    },
  };
}
