/** The page without scripts, and without the comments that React puts between texts. */
export async function readHtml(response: Response): Promise<string> {
  return stripScripts(await response.text());
}

export function stripScripts(html: string): string {
  return html.replace(/<script\b.*?<\/script>/gs, "").replaceAll(/<!--.*?-->/gs, "");
}

/** The text of the status region; empty where there is no message. */
export function statusMessageIn(html: string): string {
  const [, inside = ""] = /role="status"[^>]*>(.*?)<div class="column/s.exec(html) ?? [];
  return inside.replace(/<[^>]+>/g, "").trim();
}

/** The tag of the control with this name, and with this value where several share the name. */
export function findControl(html: string, name: string, value?: string): string {
  const tags = html.match(/<(?:input|textarea|select|fieldset)\b[^>]*>/g) ?? [];
  return (
    tags.find(
      (tag) => tag.includes(` name="${name}"`) && (value === undefined || tag.includes(` value="${value}"`)),
    ) ?? ""
  );
}

/** The value of a textarea; null where there is none. */
export function textareaValue(html: string, name: string): string | null {
  const found = new RegExp(`<textarea[^>]* name="${name}"[^>]*>(.*?)</textarea>`, "s").exec(html);
  // HTML parsers drop the first line feed.
  return found ? decode(found[1]!.replace(/^\n/, "")) : null;
}

/** The error message that `aria-describedby` ties to a control. */
export function errorMessageFor(html: string, control: string): string {
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
