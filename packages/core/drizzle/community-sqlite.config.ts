import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: './src/community/sqlite/schema.ts',
  out: './src/community/sqlite/migrations-sqlite',
});
