export type DemoAccount = {
  subject: string;
  name: string;
  email: string;
  role: "member" | "moderator" | "admin";
  blocked?: true;
};

/** The identity provider signs these in, and the demo data gives them their roles. */
export const demoAccounts: readonly DemoAccount[] = [
  account("Amara Okafor", "admin"),
  account("Mateo Rivera", "moderator"),
  account("Mei Lin", "moderator"),
  account("Jonas Weber", "member"),
  account("Priya Nair", "member"),
  account("Layla Haddad", "member"),
  { ...account("Kofi Mensah", "member"), blocked: true },
];

/** The id_token's `iss`. It ends in a slash, as Auth0's does, because the app compares it exactly. */
export const localIssuer = (port: number) => `http://localhost:${port}/`;

function account(name: string, role: DemoAccount["role"]): DemoAccount {
  const handle = name.split(" ")[0]!.toLowerCase();
  return { subject: `auth0|demo-${handle}`, name, email: `${handle}@plaza.example`, role };
}
