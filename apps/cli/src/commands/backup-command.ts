import { resolve } from 'node:path';
import { backupSqlite } from '@whyblocked/core';
import { Command } from 'commander';
import { UsageError } from '../output/fail.ts';
import { writeLine } from '../output/write-line.ts';
import { communityPlace } from './community-place.ts';

/** `whyblocked backup`: the database of the community as one file, while it is in use. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('Copy the database of the community into a new file, while others use it.')
    .argument('<file>', 'the copy; it must not be there yet')
    .addHelpText('after', '\nExample:\n  $ whyblocked backup /var/backups/community-2026-03-01.db')
    .action(async (file: string) => {
      const place = communityPlace();
      if (place.kind === 'postgres') {
        throw new UsageError(
          'The database is on PostgreSQL: copy it with pg_dump, for instance pg_dump -Fc -n whyblocked.',
        );
      }
      const done = await backupSqlite(place.path, resolve(file));
      if (done.ok) return writeLine(`Copied ${place.path} to ${file}.`);
      switch (done.error.code) {
        case 'no-database':
          throw new UsageError(`There is no database at ${place.path}.`);
        case 'no-folder':
          throw new UsageError(`The folder of ${file} does not exist.`);
        case 'file-exists':
          throw new UsageError(`The file ${file} exists, and nothing is replaced; name another one.`);
        case 'community-unavailable':
          throw new UsageError(`The database ${place.path} could not be copied (${done.error.reason}).`);
      }
    });
}
