import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { demoAccounts } from "./accounts";
import type { NewPerson, Problems } from "./people";

export function signInPage(typed: NewPerson = { name: "", email: "" }, problems: Problems = {}) {
  return page(
    "Sign in",
    <>
      <h1>Sign in to Plaza</h1>
      <p className="lead">This provider stands in for Auth0 on your own machine. No passwords here.</p>

      <h2>As someone of the demo</h2>
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

      <h2>As someone new</h2>
      {/* Without the browser's own checks: the page says what is wrong, to everybody in the same words. */}
      <form method="post" noValidate className="new">
        <Field name="name" label="Name" type="text" value={typed.name} problem={problems.name} />
        <Field name="email" label="Email" type="email" value={typed.email} problem={problems.email} />
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

export function messagePage(title: string, text: string) {
  return page(
    title,
    <>
      <h1>{title}</h1>
      <p className="lead">{text}</p>
    </>,
  );
}

type FieldProps = {
  name: keyof NewPerson;
  label: string;
  type: "text" | "email";
  value: string;
  problem: string | undefined;
};

function Field({ name, label, type, value, problem }: FieldProps) {
  return (
    <p>
      <label htmlFor={name}>{label}</label>
      <input
        id={name}
        name={name}
        type={type}
        defaultValue={value}
        autoComplete={name}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${name}-problem` : undefined}
        autoFocus={Boolean(problem)}
      />
      {problem && (
        <span className="problem" id={`${name}-problem`}>
          {problem}
        </span>
      )}
    </p>
  );
}

function page(title: string, content: ReactNode) {
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
