import { expect, test } from "vitest";
import { unstable_readConfig as readConfig } from "wrangler";

const environments = [undefined, "production"];

test.each(environments)("the Worker has no address at workers.dev, nor its versions (%s)", (env) => {
  const { workers_dev, preview_urls } = readConfig({ config: "wrangler.toml", env });
  expect({ workers_dev, preview_urls }).toEqual({ workers_dev: false, preview_urls: false });
});

test("in production it answers at the origin that it takes forms from, and nowhere else", () => {
  const { routes, vars } = readConfig({ config: "wrangler.toml", env: "production" });
  const { host, protocol } = new URL(String(vars.APP_ORIGIN));
  expect(protocol).toBe("https:");
  expect(routes).toEqual([{ pattern: host, custom_domain: true }]);
});

test.each(environments)("it has a name and says what it is (%s)", (env) => {
  const { vars } = readConfig({ config: "wrangler.toml", env });
  expect(vars).toMatchObject({ SITE_NAME: "Plaza", SITE_TAGLINE: "A public square for the town" });
});

test("on a laptop it has no route", () => {
  expect(readConfig({ config: "wrangler.toml" }).routes ?? []).toEqual([]);
});
