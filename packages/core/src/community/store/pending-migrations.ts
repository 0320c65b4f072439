import { readMigrationFiles } from 'drizzle-orm/migrator';

/** The database was brought up to date by a later release, which this one does not understand. */
export class NewerDatabase extends Error {
  constructor() {
    super('the database of the community was made by a later release');
    this.name = 'NewerDatabase';
  }
}

/** Statements of the migrations in a folder of drizzle-kit that come after the first `applied`. Throws NewerDatabase where there are fewer. */
export function pendingMigrations(migrationsFolder: string, applied: number): readonly (readonly string[])[] {
  const all = readMigrationFiles({ migrationsFolder });
  if (applied > all.length) throw new NewerDatabase();
  return all.slice(applied).map(({ sql }) => sql);
}
