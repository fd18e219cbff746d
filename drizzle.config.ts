import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "sqlite",
  casing: "snake_case",
  schema: "app/db/tables/*.server.ts",
  out: "migrations",
});
