import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './src/community/postgres/schema.ts',
  out: './src/community/postgres/migrations-postgres',
});
