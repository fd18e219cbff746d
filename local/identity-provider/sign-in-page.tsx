import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { demoAccounts } from "./accounts";
import type { FieldErrors, NewAccount } from "./account-store";

export function renderSignInPage(values: NewAccount = { name: "", email: "" }, errors: FieldErrors = {}) {
  return renderPage(
    "Sign in",
    <>
      <h1>Sign in to Plaza</h1>
      <p className="lead">This page stands in for Auth0 on your own machine. You don't need a password.</p>

      <h2>Demo accounts</h2>
      <form method="post">
        <ul className="accounts">
          {demoAccounts.map(({ subject, name, role, blocked }, index) => (
            <li key={subject}>
              <span className="initials" aria-hidden="true">
                {initialsOf(name)}
              </span>
              <button name="account" value={subject} aria-describedby={`role-${index}`}>
                {name}
              </button>
              <span className={`role ${blocked ? "blocked" : role}`} id={`role-${index}`}>
                {blocked ? "blocked" : role}
              </span>
            </li>
          ))}
        </ul>
      </form>

      <h2>A new person</h2>
      {/* noValidate, so that the server's messages are shown, which are the same in every browser. */}
      <form method="post" noValidate className="new">
        <Field name="name" label="Name" type="text" value={values.name} error={errors.name} />
        <Field name="email" label="Email" type="email" value={values.email} error={errors.email} />
        <button className="primary">Sign in as new person</button>
      </form>

      <form method="post" className="cancel">
        <button name="cancel" value="yes">
          Cancel
        </button>
      </form>
    </>,
  );
}

export function renderMessagePage(title: string, text: string) {
  return renderPage(
    title,
    <>
      <h1>{title}</h1>
      <p className="lead">{text}</p>
    </>,
  );
}

type FieldProps = {
  name: keyof NewAccount;
  label: string;
  type: "text" | "email";
  value: string;
  error: string | undefined;
};

function Field({ name, label, type, value, error }: FieldProps) {
  return (
    <p>
      <label htmlFor={name}>{label}</label>
      <input
        id={name}
        name={name}
        type={type}
        defaultValue={value}
        autoComplete={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
        autoFocus={Boolean(error)}
      />
      {error && (
        <span className="field-error" id={`${name}-error`}>
          {error}
        </span>
      )}
    </p>
  );
}

function renderPage(title: string, content: ReactNode) {
  const document = (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · Plaza`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/sign-in.css" />
      </head>
      <body>
        <main>{content}</main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(document)}`;
}

function initialsOf(name: string) {
  return name
    .split(" ")
    .map((word) => word[0])
    .join("");
}
