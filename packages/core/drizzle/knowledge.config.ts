import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: './src/knowledge/schema.ts',
  out: './src/knowledge/migrations',
});
