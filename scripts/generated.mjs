import { join } from 'node:path';
import { checkout } from './checkout.mjs';
import { runChild } from './child.mjs';
import { Complaint, runMain } from './complaint.mjs';
import { changedFiles, fileContents, restoreFiles } from './file-contents.mjs';

/**
 * What makes files that are committed: a command, run in the checkout, and the paths that it writes.
 *
 * @type {readonly { command: readonly [string, ...string[]], writes: readonly string[] }[]}
 */
const generators = [
  migrations('knowledge', 'knowledge/migrations'),
  migrations('community-sqlite', 'community/sqlite/migrations-sqlite'),
  migrations('community-postgres', 'community/postgres/migrations-postgres'),
  {
    command: ['node', 'packages/core/scripts/write-forms.ts'],
    writes: ['docs/forms.md'],
  },
  {
    command: ['node', 'apps/cli/scripts/write-compatibility.ts'],
    writes: ['docs/compatibility.md'],
  },
  {
    command: ['node', 'packages/dataset/scripts/write-schemas.ts'],
    writes: ['data/schemas'],
  },
];

/**
 * The migrations to a schema of core.
 *
 * @param {string} name
 * @param {string} folder below `packages/core/src`
 * @returns {{ command: readonly [string, ...string[]], writes: readonly string[] }}
 */
function migrations(name, folder) {
  const kit = ['drizzle-kit', 'generate', `--config=drizzle/${name}.config.ts`];
  return {
    command: ['npm', 'exec', '--workspace=@whyblocked/core', '--', ...kit],
    writes: [`packages/core/src/${folder}`],
  };
}

// Contents are compared, and not `git diff` asked, so that new files count and changes not committed yet do not.
await runMain(async () => {
  for (const { command, writes } of generators) {
    const paths = writes.map((path) => join(checkout, path));
    const before = fileContents(paths);
    const [name, ...args] = command;
    if ((await runChild(name, args)) !== 0) throw new Complaint(`"${command.join(' ')}" failed.`);
    const stale = changedFiles(before, fileContents(paths));
    restoreFiles(before, stale);
    if (stale.length > 0) {
      throw new Complaint(`Run "${command.join(' ')}" and commit what it changes:\n${stale.join('\n')}`);
    }
  }
});
