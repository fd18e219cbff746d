import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import { leanReactDom } from "./local/build/lean-react-dom";
import { withoutMessages } from "./local/build/without-messages";

declare module "@remix-run/cloudflare" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    remix({
      // `npm run profile` makes a build of its own, whose functions keep their names.
      buildDirectory: process.env.PLAZA_BUILD_DIRECTORY ?? "build",
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        v3_lazyRouteDiscovery: true,
        v3_routeConfig: true,
      },
    }),
    leanReactDom(),
    withoutMessages(),
  ],
  resolve: { alias: { "~": fileURLToPath(new URL("./app", import.meta.url)) } },
  ssr: {
    target: "webworker",
    noExternal: true,
    resolve: { conditions: ["workerd", "worker", "browser"], externalConditions: ["workerd", "worker"] },
  },
  build: {
    sourcemap: false,
    target: "es2022",
    // Whose scripts are three or four percent smaller than esbuild's, for the browser and for the Worker.
    minify: "terser",
    terserOptions: {
      module: true,
      // The router's advice to developers is left out, as it is not in its own production build. Functions that are inlined
      // are shorter, but what they repeat compresses less well.
      compress: {
        passes: 3,
        inline: 1,
        keep_fargs: false,
        unsafe_arrows: true,
        ecma: 2020,
        pure_getters: true,
        pure_funcs: ["warning", "warning$1", "warningOnce", "console.warn"],
      },
      format: { ecma: 2020 },
    },
    rollupOptions: { output: isSsrBuild ? {} : { manualChunks: chunkOf } },
  },
}));

/**
 * A page's scripts are three files for all pages, one for all of moderation or for the lists of posts, one for the pages about
 * a member or for those of the account, and its own: few requests, each cached for long.
 */
function chunkOf(file: string): string | undefined {
  if (file.includes("/node_modules/")) return "packages";
  if (/\/app\/ui\/posts\/(feed|composer|new-posts|welcome|appended-pages)\./.test(file)) return "posts";
  if (
    /\/app\/(ui\/(elements|forms|shell|posts|blocks)|text|time|accounts|db|feed|moderation\/\w+\.ts)/.test(
      file,
    )
  )
    return "shared";
  if (/\/app\/moderation\/(blocks|appeals|notices)\/(words|durations)/.test(file)) return "notices";
  if (/\/app\/(moderation|ui)\/members\//.test(file)) return "members";
  // Not what is read once in a lifetime.
  if (/\/app\/(ui\/account\/(?!deletion-)|moderation\/reports\/)/.test(file)) return "account";
  if (/\/app\/(log|moderation\/(cases|undo)|ui\/(cases|log))\//.test(file)) return "moderation";
  return undefined;
}
