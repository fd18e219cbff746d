import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import schema from "jsonfeed-schema/schema-v1.1.json" with { type: "json" };
import { validateXML } from "xmllint-wasm";

const atomSchema = readFileSync("tests/support/syndication/atom.rng", "utf8");
const ajv = new Ajv({ strict: false });
addFormats.default(ajv);
const isJsonFeed = ajv.compile(schema);

/** What libxml2 finds wrong, by the schema of RFC 4287; nothing where the document is well-formed and valid. */
export async function findAtomErrors(document: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: { fileName: "feed.xml", contents: document },
    schema: atomSchema,
    extension: "relaxng",
  });
  return errors.map(({ message }) => message);
}

/** What the JSON schema of JSON Feed 1.1 finds wrong. */
export function findJsonFeedErrors(document: string): string[] {
  if (isJsonFeed(JSON.parse(document))) return [];
  return (isJsonFeed.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
