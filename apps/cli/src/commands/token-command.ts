import { type TokenInfo, TokenRole } from '@whyblocked/contract';
import { createToken } from '@whyblocked/core';
import { Command, InvalidArgumentError, Option } from 'commander';
import { communitySentence } from '../output/community-sentence.ts';
import { UsageError } from '../output/fail.ts';
import { write, writeLine } from '../output/write-line.ts';
import { withStore } from './community-place.ts';

interface CreateOptions {
  readonly name: string;
  readonly role: TokenRole;
  readonly expires: number;
  readonly json?: true;
}

/** `whyblocked token`: who may report and decide. */
export function tokenCommand(): Command {
  return new Command('token')
    .description('Tokens, by which people and programs say who they are: make, list and revoke them.')
    .addCommand(create())
    .addCommand(list())
    .addCommand(revoke());
}

function create(): Command {
  return new Command('create')
    .description('Make a token. It is shown once: only a hash of it is kept.')
    .requiredOption('--name <name>', 'who it speaks for: small letters, digits, dots and dashes')
    .addOption(new Option('--role <role>', 'what it may do').choices(TokenRole.options).makeOptionMandatory())
    .option('--expires <days>', 'when it ends, such as 90d; at most 366d', days, 90)
    .option('--json', 'answer in JSON')
    .addHelpText('after', '\nExample:\n  $ whyblocked token create --role reporter --name alex --expires 30d')
    .action(async ({ name, role, expires, json }: CreateOptions) => {
      const made = await withStore((store) => createToken(store, { name, role, expiresInDays: expires }));
      if (!made.ok) throw new UsageError(communitySentence(made.error));
      const { token, info } = made.value;
      if (json) return writeLine(JSON.stringify({ token, ...info }, null, 2));
      await write(
        `${token}\n\nIt is not shown again. It ends on ${info.expiresAt.slice(0, 10)}; to end it before:\n  whyblocked token revoke ${info.id}\n`,
      );
    });
}

function list(): Command {
  return new Command('list')
    .description('All tokens, the newest first; never what is secret of them.')
    .option('--json', 'answer in JSON')
    .addHelpText('after', '\nExample:\n  $ whyblocked token list')
    .action(async ({ json }: { json?: true }) => {
      const tokens = await withStore((store) => store.listTokens());
      await write(json ? `${JSON.stringify({ tokens }, null, 2)}\n` : tokens.map(tokenLine).join(''));
    });
}

function revoke(): Command {
  return new Command('revoke')
    .description('End a token at once.')
    .argument('<id>', 'its id, as the list tells it')
    .addHelpText('after', '\nExample:\n  $ whyblocked token revoke ikz3qbdxw5ma')
    .action(async (id: string) => {
      const isKnown = await withStore((store) => store.revokeToken(id, new Date()));
      if (!isKnown) throw new UsageError(`There is no token ${id}; "whyblocked token list" tells all.`);
      await writeLine(`The token ${id} is revoked.`);
    });
}

function tokenLine({ id, name, role, expiresAt, revokedAt, lastUsedAt }: TokenInfo): string {
  const end = revokedAt === undefined ? `ends ${expiresAt.slice(0, 10)}` : `revoked ${revokedAt.slice(0, 10)}`;
  return `${id}  ${role.padEnd(10)}  ${name}  ${end}  ${lastUsedAt === undefined ? 'never used' : `last used ${lastUsedAt}`}\n`;
}

function days(text: string): number {
  const number = Number(/^(\d{1,3})d$/.exec(text)?.[1]);
  if (number >= 1 && number <= 366) return number;
  throw new InvalidArgumentError('It is a number of days from 1d to 366d.');
}
