export type DemoAccount = {
  subject: string;
  name: string;
  email: string;
  role: "member" | "moderator" | "admin";
  blocked?: true;
};

/** The identity provider signs these in, and the demo data gives them their roles. */
export const demoAccounts: readonly DemoAccount[] = [
  makeAccount("Amara Okafor", "admin"),
  makeAccount("Mateo Rivera", "moderator"),
  makeAccount("Mei Lin", "moderator"),
  makeAccount("Jonas Weber", "member"),
  makeAccount("Priya Nair", "member"),
  makeAccount("Layla Haddad", "member"),
  { ...makeAccount("Kofi Mensah", "member"), blocked: true },
];

/** The `iss` of the id_token. It ends in a slash, as Auth0's does, because the app compares it exactly. */
export const localIssuer = (port: number) => `http://localhost:${port}/`;

function makeAccount(name: string, role: DemoAccount["role"]): DemoAccount {
  const handle = name.split(" ")[0]!.toLowerCase();
  return { subject: `auth0|demo-${handle}`, name, email: `${handle}@plaza.example`, role };
}
