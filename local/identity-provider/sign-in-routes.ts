import { readFileSync } from "node:fs";
import type Provider from "oidc-provider";
import type { InteractionResults } from "oidc-provider";
import { type AccountStore, validateAccount } from "./account-store";
import { renderMessagePage, renderSignInPage } from "./sign-in-page";

type Middleware = Parameters<Provider["use"]>[0];
type Context = Parameters<Middleware>[0];
type SignInOptions = {
  provider: Provider;
  accounts: AccountStore;
  appOrigin: string;
  clientId: string;
};

const stylesheet = readFileSync(new URL("./sign-in.css", import.meta.url), "utf8");
const maxFormBytes = 4096;
/** As far as a longer form is read, so that a browser that is still sending it gets the answer. */
const maxReadBytes = 64 * 1024;

/** The routes that oidc-provider leaves to us: its login interaction, and `/v2/logout`, which is Auth0's own. */
export function signInRoutes(options: SignInOptions): Middleware {
  return async (ctx, next) => {
    setHeaders(ctx, options.appOrigin);
    if (ctx.path === "/sign-in.css" && ctx.method === "GET") {
      ctx.type = "css";
      ctx.body = stylesheet;
    } else if (ctx.path === "/v2/logout" && ctx.method === "GET") {
      await signOut(ctx, options);
    } else if (ctx.path.startsWith("/interaction/")) {
      await handleInteraction(ctx, options);
    } else {
      await next();
    }
  };
}

function setHeaders(ctx: Context, appOrigin: string) {
  ctx.set({
    // Browsers apply form-action to the redirects after the form too: back to the provider, then to the app.
    "Content-Security-Policy": `default-src 'none'; style-src 'self'; img-src data:; form-action 'self' ${appOrigin}; base-uri 'none'; frame-ancestors 'none'`,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
  });
}

async function signOut(ctx: Context, { provider, appOrigin, clientId }: SignInOptions) {
  const { client_id, returnTo } = ctx.query;
  if (client_id !== clientId || returnTo !== `${appOrigin}/`) {
    return showMessage(ctx, 400, "Not signed out", "This client_id or returnTo isn't allowed here.");
  }
  await endSession(ctx, provider);
  ctx.redirect(returnTo);
}

async function handleInteraction(ctx: Context, { provider, accounts }: SignInOptions) {
  const interaction = await provider.interactionDetails(ctx.req, ctx.res).catch(() => undefined);
  if (!interaction) {
    return showMessage(ctx, 400, "Signing in took too long", "Go back to Plaza and choose “Log in” again.");
  }
  if (ctx.method === "POST") return handleForm(ctx, provider, accounts);
  ctx.type = "html";
  ctx.body = renderSignInPage();
}

async function handleForm(ctx: Context, provider: Provider, accounts: AccountStore) {
  const form = await readForm(ctx);
  if (!form) {
    return showMessage(ctx, 413, "This is too long", `This form can hold up to ${maxFormBytes} bytes.`);
  }

  if (form.has("cancel")) {
    return finishInteraction(ctx, provider, { error: "access_denied", error_description: "cancelled" });
  }
  const subject = form.get("account");
  if (subject !== null) {
    if (accounts.find(subject)) return signIn(ctx, provider, subject);
    return showMessage(ctx, 400, "There's no such account", "Choose one of the buttons.");
  }

  const account = { name: form.get("name") ?? "", email: (form.get("email") ?? "").trim() };
  const errors = validateAccount(account);
  if (errors.name || errors.email) {
    ctx.status = 422;
    ctx.type = "html";
    ctx.body = renderSignInPage(account, errors);
  } else {
    await signIn(ctx, provider, accounts.save(account));
  }
}

async function readForm(ctx: Context) {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of ctx.req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxFormBytes) chunks.push(chunk);
    if (size > maxReadBytes) {
      ctx.set("Connection", "close");
      break;
    }
  }
  if (size > maxFormBytes) return undefined;
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

async function signIn(ctx: Context, provider: Provider, accountId: string) {
  const session = await provider.Session.get(ctx);
  // Another account is signed in from another tab: oidc-provider would show its own page to sign it out.
  if (session.accountId && session.accountId !== accountId) {
    const interaction = await provider.interactionDetails(ctx.req, ctx.res);
    interaction.session = undefined;
    await interaction.persist();
    await endSession(ctx, provider);
  }
  await finishInteraction(ctx, provider, { login: { accountId } });
}

async function finishInteraction(ctx: Context, provider: Provider, result: InteractionResults) {
  const next = await provider.interactionResult(ctx.req, ctx.res, result, {
    mergeWithLastSubmission: false,
  });
  ctx.status = 303;
  ctx.redirect(next);
}

async function endSession(ctx: Context, provider: Provider) {
  const session = await provider.Session.get(ctx);
  if (session.accountId) await session.destroy();
  ctx.cookies.set(provider.cookieName("session"), null);
}

function showMessage(ctx: Context, status: number, title: string, text: string) {
  ctx.status = status;
  ctx.type = "html";
  ctx.body = renderMessagePage(title, text);
}
