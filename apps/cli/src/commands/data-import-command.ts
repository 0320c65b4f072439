import { resolve } from 'node:path';
import { compareReleases, ReleaseTag, readPolicy } from '@whyblocked/dataset';
import {
  type AppArmorImportResult,
  folderTree,
  gitTags,
  gitTree,
  importAppArmor,
  importSnapd,
  type ReleaseChange,
  type SnapdImport,
  type SnapdImportResult,
  type Vanishing,
} from '@whyblocked/upstream';
import { Command } from 'commander';
import { UsageError } from '../output/fail.ts';
import { write } from '../output/write-line.ts';
import { dataFolder } from '../places.ts';
import { importAddonsCommand } from './data-import-addons.ts';
import { importMicrok8sCommand, importSnapCommand } from './data-import-snaps.ts';

/** `whyblocked data import`: facts from the sources of others. */
export function dataImportCommand(): Command {
  return new Command('import')
    .description('Facts from the sources of others.')
    .addCommand(snapd())
    .addCommand(apparmor())
    .addCommand(importMicrok8sCommand())
    .addCommand(importSnapCommand())
    .addCommand(importAddonsCommand());
}

function snapd(): Command {
  return new Command('snapd')
    .description("Read releases of snapd's source and store what their policy says, as facts.")
    .option('--git <folder>', "a git directory of snapd's source, with --tags")
    .option('--tags <tags...>', 'releases to read: tags, or a range such as 2.57.6..2.77 or 2.57.6..')
    .option('--source <folder>', 'instead of --git: a tree that is checked out, with --release')
    .option('--release <tag>', 'the release that the tree is of, such as 2.77')
    .option('--data <folder>', 'the database', dataFolder)
    .option('--allow-vanishing', 'store it even when more than a tenth of the facts of a release would vanish')
    .option('--json', 'answer in JSON')
    .addHelpText('after', '\nExample:\n  $ whyblocked data import snapd --git ~/snapd/.git --tags 2.57.6..')
    .action(async ({ data, allowVanishing, json, ...from }: SnapdOptions) => {
      const releases = releasesOf(from);
      const imported = await importSnapd({
        releases,
        dataDir: resolve(data),
        ...(allowVanishing ? { allowVanishing } : {}),
      });
      if (!imported.ok) throw new UsageError(failure(imported.error));
      if (json) return write(`${JSON.stringify(imported.value, null, 2)}\n`);
      const { releases: changes, changedFiles } = imported.value;
      await write(`${changes.map(summary).join('')}${changedFiles.length} files changed.\n`);
    });
}

interface From {
  readonly git?: string;
  readonly tags?: readonly string[];
  readonly source?: string;
  readonly release?: string;
}

interface SnapdOptions extends From {
  readonly data: string;
  readonly allowVanishing?: true;
  readonly json?: true;
}

function apparmor(): Command {
  return new Command('apparmor')
    .description("Read releases of AppArmor's source and store the abstractions that snapd's policy includes.")
    .requiredOption('--git <folder>', "a git directory of AppArmor's source")
    .option(
      '--tags <releases...>',
      'releases to read, such as 4.0.2; those that the snapd snap is built with where not said',
    )
    .option('--data <folder>', 'the database', dataFolder)
    .option('--allow-vanishing', 'store it even when more than a tenth of the facts of a release would vanish')
    .option('--json', 'answer in JSON')
    .addHelpText('after', '\nExample:\n  $ whyblocked data import apparmor --git ~/apparmor/.git --tags 3.0.4 4.0.2')
    .action(async ({ git, tags, data, allowVanishing, json }: AppArmorOptions) => {
      const gitDir = resolve(git);
      // AppArmor's tags of releases are their numbers with a "v" before them.
      const known = readTags(gitDir).flatMap((tag) => (tag.startsWith('v') ? [tag.slice(1)] : []));
      const asked = tags ?? vendored(resolve(data));
      const imported = importAppArmor({
        releases: chosenTags(known, asked).map((release) => ({ release, tree: gitTree(gitDir, `v${release}`) })),
        dataDir: resolve(data),
        ...(allowVanishing ? { allowVanishing } : {}),
      });
      if (!imported.ok) throw new UsageError(apparmorFailure(imported.error));
      if (json) return write(`${JSON.stringify(imported.value, null, 2)}\n`);
      const { releases, missing, changedFiles } = imported.value;
      const gone = Object.entries(missing).map(([release, what]) => `AppArmor ${release} lacks ${what.join('; ')}\n`);
      await write(`${releases.map(apparmorSummary).join('')}${gone.join('')}${changedFiles.length} files changed.\n`);
    });
}

interface AppArmorOptions {
  readonly git: string;
  readonly tags?: readonly string[];
  readonly data: string;
  readonly allowVanishing?: true;
  readonly json?: true;
}

/** The releases of AppArmor that imported releases of snapd bring along. */
function vendored(data: string): readonly string[] {
  const releases = readPolicy(data).releases.flatMap(({ apparmor: release }) =>
    release === undefined ? [] : [release],
  );
  if (releases.length === 0)
    throw new UsageError('No release of snapd in the database brings AppArmor along: say --tags.');
  return [...new Set(releases)];
}

function apparmorFailure(error: Extract<AppArmorImportResult, { ok: false }>['error']): string {
  switch (error.code) {
    case 'no-apparmor':
      return `${error.release} has no ${error.path}: that is no source of AppArmor.`;
    case 'nothing-includes':
      return 'No policy in the database includes an abstraction: import snapd first.';
    case 'too-many-vanish':
      return vanishingText(error);
  }
}

function apparmorSummary({ release, before, facts, added, removed }: ReleaseChange): string {
  const since = before === undefined ? '' : `; since ${before}: +${added} −${removed}`;
  return `AppArmor ${release}: ${facts} facts${since}\n`;
}

function releasesOf({ git, tags, source, release }: From): SnapdImport['releases'] {
  if (git !== undefined && tags !== undefined && source === undefined && release === undefined) {
    const gitDir = resolve(git);
    const known = readTags(gitDir).filter((tag) => ReleaseTag.safeParse(tag).success);
    return chosenTags(known, tags).map((tag) => ({ release: tag, tree: gitTree(gitDir, tag) }));
  }
  if (git !== undefined || tags !== undefined || source === undefined || release === undefined) {
    throw new UsageError('Say either --git and --tags, or --source and --release.');
  }
  if (!ReleaseTag.safeParse(release).success)
    throw new UsageError(`"${release}" is no release of snapd, such as 2.77.`);
  return [{ release, tree: folderTree(resolve(source)) }];
}

function readTags(gitDir: string): readonly string[] {
  try {
    return gitTags(gitDir);
  } catch (error) {
    const said = error instanceof Error ? error.message.split('\n').at(-2) : '';
    throw new UsageError(`git cannot read ${gitDir}: ${said}`);
  }
}

/** What was asked for, each a tag or a range, among the tags that are there. */
function chosenTags(known: readonly string[], asked: readonly string[]): readonly string[] {
  const chosen = asked.flatMap((one) => {
    const [from = '', to, ...more] = one.split('..');
    const found =
      to === undefined ? known.filter((tag) => tag === one) : known.filter((tag) => isBetween(tag, from, to));
    if (found.length === 0 || more.length > 0) throw new UsageError(`No tag of a release is "${one}".`);
    return found;
  });
  return [...new Set(chosen)].sort(compareReleases);
}

function isBetween(tag: string, from: string, to: string): boolean {
  return (from === '' || compareReleases(from, tag) <= 0) && (to === '' || compareReleases(tag, to) <= 0);
}

function failure(error: Extract<SnapdImportResult, { ok: false }>['error']): string {
  return error.code === 'no-snapd'
    ? `${error.release} has no ${error.path}: that is no source of snapd.`
    : vanishingText(error);
}

function vanishingText({ release, against, before, vanished }: Vanishing): string {
  return `${vanished} of the ${before} facts of ${against} would vanish with ${release}; nothing was stored. If that is right, say --allow-vanishing.`;
}

/** Interfaces with changes that are told by name; the files say the rest. */
const MOST_NAMES = 12;

function summary(change: ReleaseChange): string {
  const { release, before, interfaces, complete, facts, byBackend, added, removed, changed } = change;
  const backends = Object.entries(byBackend).map(([backend, count]) => `${backend} ${count}`);
  const counts = `snapd ${release}: ${interfaces} interfaces, ${complete} of them complete; ${facts} facts (${backends.join(', ')})`;
  if (before === undefined) return `${counts}\n`;
  const names = changed.slice(0, MOST_NAMES).map((name) => name.replace(/^interface /, ''));
  const more = changed.length > MOST_NAMES ? ` and ${changed.length - MOST_NAMES} more` : '';
  const where = names.length === 0 ? '' : ` in ${names.join(', ')}${more}`;
  return `${counts}; since ${before}: +${added} −${removed}${where}\n`;
}
