/** The page without the comments that React puts between pieces of text, and without scripts. */
export async function readHtml(response: Response): Promise<string> {
  return plain(await response.text());
}

export function plain(html: string): string {
  return html.replace(/<script\b.*?<\/script>/gs, "").replaceAll(/<!--.*?-->/gs, "");
}

/** What the status region says; empty where nothing was done. */
export function statusOf(html: string): string {
  const [, inside = ""] = /role="status"[^>]*>(.*?)<div class="column/s.exec(html) ?? [];
  return inside.replace(/<[^>]+>/g, "").trim();
}

/** The tag of the control with this name, and with this value where several share the name. */
export function controlOf(html: string, name: string, value?: string): string {
  const tags = html.match(/<(?:input|textarea|select|fieldset)\b[^>]*>/g) ?? [];
  return (
    tags.find(
      (tag) => tag.includes(` name="${name}"`) && (value === undefined || tag.includes(` value="${value}"`)),
    ) ?? ""
  );
}

/** What stands in a text box. */
export function textIn(html: string, name: string): string | null {
  const found = new RegExp(`<textarea[^>]* name="${name}"[^>]*>(.*?)</textarea>`, "s").exec(html);
  // The parser drops the first line feed.
  return found ? decode(found[1]!.replace(/^\n/, "")) : null;
}

/** The message that `aria-describedby` ties to a control. */
export function messageFor(html: string, control: string): string {
  const ids = / aria-describedby="([^"]+)"/.exec(control)?.[1]?.split(" ") ?? [];
  const id = ids.find((each) => each.endsWith("-error"));
  const found = id && new RegExp(`id="${id}"[^>]*>(.*?)</p>`, "s").exec(html)?.[1];
  return found ? decode(found.replace(/<[^>]+>/g, "")) : "";
}

function decode(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
}
