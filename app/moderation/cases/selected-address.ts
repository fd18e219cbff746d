/** The address of the queue with another case selected; without one where `postId` is null. */
export function selectedAddress(address: string, postId: number | null): string {
  const [pathname = "", search = ""] = address.split("?");
  const params = new URLSearchParams(search);
  params.delete("case");
  if (postId !== null) params.set("case", String(postId));
  const query = params.toString();
  return query ? `${pathname}?${query}` : pathname;
}

/** Whether a navigation selects another case of the queue, and changes nothing else. */
export function selectsOnly({ currentUrl, nextUrl }: { currentUrl: URL; nextUrl: URL }): boolean {
  const [from, to] = [currentUrl, nextUrl].map(({ pathname, search }) =>
    selectedAddress(pathname + search, null),
  );
  return from === to && currentUrl.search !== nextUrl.search;
}
