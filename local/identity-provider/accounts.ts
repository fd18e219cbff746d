export type DemoAccount = {
  subject: string;
  name: string;
  email: string;
  role: "member" | "moderator" | "admin";
  blocked?: true;
};

/** The people of the demo. The identity provider signs them in, the demo data gives them roles. */
export const demoAccounts: readonly DemoAccount[] = [
  account("Amara Okafor", "admin"),
  account("Mateo Rivera", "moderator"),
  account("Mei Lin", "moderator"),
  account("Jonas Weber", "member"),
  account("Priya Nair", "member"),
  account("Layla Haddad", "member"),
  { ...account("Kofi Mensah", "member"), blocked: true },
];

/** What stands in the id_token's `iss`. Auth0's ends in a slash too, and the app compares it exactly. */
export const localIssuer = (port: number) => `http://localhost:${port}/`;

function account(name: string, role: DemoAccount["role"]): DemoAccount {
  const handle = name.split(" ")[0]!.toLowerCase();
  return { subject: `auth0|demo-${handle}`, name, email: `${handle}@plaza.example`, role };
}
