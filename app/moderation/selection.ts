/** The address of the queue with another case selected; without one where `postId` is null. */
export function selectedAddress(address: string, postId: number | null): string {
  const [pathname = "", search = ""] = address.split("?");
  const params = new URLSearchParams(search);
  params.delete("case");
  if (postId !== null) params.set("case", String(postId));
  const query = params.toString();
  return query ? `${pathname}?${query}` : pathname;
}

type Address = { pathname: string; search: string };

/** Whether going from one address to another selects another case of the queue, and changes nothing else. */
export function selectsOnly(from: Address, to: Address): boolean {
  const [before, after] = [from, to].map(({ pathname, search }) => selectedAddress(pathname + search, null));
  return before === after && from.search !== to.search;
}
