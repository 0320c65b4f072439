import { checkPolicy } from '@whyblocked/confinement';
import { Access } from '@whyblocked/contract';
import { exportPolicy } from '@whyblocked/core';
import { Command, Option } from 'commander';
import { z } from 'zod';
import { runBatch } from '../input/run-batch.ts';
import { UsageError } from '../output/fail.ts';
import { writeLine } from '../output/write-line.ts';
import { openKnowledgeOption } from './open-knowledge-option.ts';
import { policyConnectionCommand } from './policy-connection-command.ts';
import { policyVerdictCommand } from './policy-verdict-command.ts';
import { policyWhatIfCommand } from './policy-what-if-command.ts';

/** `whyblocked policy`: what rules mean, and which there are. */
export function policyCommand(): Command {
  return new Command('policy')
    .description('Rules: what they permit, and which ones snapd has.')
    .addCommand(check())
    .addCommand(exportCommand())
    .addCommand(policyVerdictCommand())
    .addCommand(policyWhatIfCommand())
    .addCommand(policyConnectionCommand());
}

const CheckRow = z.object({
  rules: z.array(z.string()),
  vars: z.record(z.string(), z.array(z.string())).optional(),
  access: Access,
});

function check(): Command {
  return new Command('check')
    .description('Whether AppArmor rules permit an access.')
    .requiredOption(
      '--batch',
      'read lines of {"rules", "vars", "access"} and answer each by {"permitted"} or {"error"}',
    )
    .addHelpText(
      'after',
      `
Example:
  $ echo '{"rules":["/etc/* r"],"access":{"kind":"file","path":"/etc/fstab","mask":"r"}}' | whyblocked policy check --batch
  {"permitted":true}`,
    )
    .action(() =>
      runBatch((row) => {
        const parsed = CheckRow.safeParse(row);
        if (!parsed.success) {
          return { ok: false, error: { code: 'invalid-row', message: z.prettifyError(parsed.error) } };
        }
        const { rules, vars, access } = parsed.data;
        return checkPolicy({ rules, access, ...(vars === undefined ? {} : { vars }) });
      }),
    );
}

function exportCommand(): Command {
  return new Command('export')
    .description('Every rule of every interface, one JSON object a line.')
    .option('--snapd <release>', 'the release of snapd; the newest one known by default')
    .addOption(
      new Option('--system <system>', 'leave out rules for the other kind of system').choices(['classic', 'core']),
    )
    .option('--knowledge <file>', 'the knowledge to use')
    .addHelpText('after', '\nExample:\n  $ whyblocked policy export | grep \'"camera"\'')
    .action(async (options: { snapd?: string; system?: 'classic' | 'core'; knowledge?: string }) => {
      const knowledge = openKnowledgeOption(options.knowledge);
      const release = options.snapd ?? knowledge.newestRelease;
      if (!knowledge.releases.includes(release)) {
        throw new UsageError(
          `The policy of snapd ${release} is not known; known are ${knowledge.releases.join(', ')}.`,
        );
      }
      for (const rule of exportPolicy(knowledge, { release, system: options.system })) {
        await writeLine(JSON.stringify(rule));
      }
    });
}
