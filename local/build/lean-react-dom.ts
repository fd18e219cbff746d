import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

const reactDom = dirname(createRequire(import.meta.url).resolve("react-dom/package.json"));
const byString = join(reactDom, "cjs/react-dom-server-legacy.browser.production.min.js");
const inBrowser = "\0react-dom-in-browser";

/**
 * Of React DOM, the Worker gets only what renders to a string. The router asks for the part for browsers, which it uses when
 * somebody navigates, and React's entry for servers has the renderer of streams beside it: together a fifth of the Worker, which
 * would be compiled and run at each start.
 */
export function leanReactDom(): Plugin {
  return {
    name: "lean-react-dom",
    apply: "build",
    enforce: "pre",
    resolveId(id, _importer, options) {
      if (!options.ssr) return null;
      if (id === "react-dom/server") return byString;
      return id === "react-dom" ? inBrowser : null;
    },
    load(id) {
      if (id !== inBrowser) return null;
      return `export function flushSync() { throw new Error("Nobody navigates in a Worker."); }`;
    },
  };
}
