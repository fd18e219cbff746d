import { makePublicLoader } from "~/http/handlers.server";
import { themeColors } from "~/ui/styles/theme-colors";

/** The web app manifest (https://www.w3.org/TR/appmanifest/): a route and no file, because the operator chooses the name. */
export const loader = makePublicLoader(async ({ env }) => {
  const manifest = {
    id: "/",
    name: env.SITE_NAME,
    short_name: env.SITE_NAME,
    ...(env.SITE_TAGLINE ? { description: env.SITE_TAGLINE } : {}),
    lang: "en",
    start_url: "/",
    scope: "/",
    display: "minimal-ui",
    // A manifest has one of each; the pages name those of both themes.
    theme_color: themeColors.light,
    background_color: themeColors.light,
    icons: [
      { src: "/favicon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
      { src: "/icon-maskable.svg", sizes: "any", type: "image/svg+xml", purpose: "maskable" },
      { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
    ],
  };
  return new Response(JSON.stringify(manifest), {
    headers: {
      "Content-Type": "application/manifest+json; charset=utf-8",
      "Cache-Control": "public, max-age=3600",
    },
  });
});
