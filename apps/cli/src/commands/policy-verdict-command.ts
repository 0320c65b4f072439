import { parseLabel, snapOfProfile } from '@whyblocked/confinement';
import { Access, AskedConnection, System } from '@whyblocked/contract';
import { createEffectivePolicy, decidingRules, type EffectivePolicy, type Knowledge } from '@whyblocked/core';
import { Command } from 'commander';
import { z } from 'zod';
import { runBatch } from '../input/run-batch.ts';
import { openKnowledgeOption } from './open-knowledge-option.ts';

/** What decides how a profile is put together, and what is asked of it. */
const VerdictRow = z.strictObject({
  id: z.unknown().optional(),
  access: Access,
  label: z.string().default('snap.snap.app'),
  snapd: z.string().optional(),
  system: System.default('classic'),
  base: z.string().optional(),
  confinement: z.enum(['strict', 'devmode', 'classic', 'jailmode']).optional(),
  systemUsernames: z.boolean().optional(),
  features: z.array(z.string()).optional(),
  revision: z.string().optional(),
  connections: z
    .array(
      AskedConnection.extend({
        side: z.enum(['plug', 'slot']).default('plug'),
        provider: z.enum(['system', 'app', 'gadget']).optional(),
        slotAttributes: AskedConnection.shape.attributes,
      }),
    )
    .default([]),
});
type VerdictRow = z.infer<typeof VerdictRow>;

/** Profiles that are kept put together: rows that come one after the other mostly ask the same one. */
const HELD = 50;

/** `whyblocked policy verdict`: what a profile as a whole says to an access, and the rule that decides. */
export function policyVerdictCommand(): Command {
  return new Command('verdict')
    .description('What the profile of a snap app says to an access, put together as snapd does it.')
    .requiredOption('--batch', 'read lines of {"access", "connections", "base", …} and answer each')
    .option('--knowledge <file>', 'the knowledge to use')
    .addHelpText(
      'after',
      `
Example:
  $ echo '{"access":{"kind":"file","path":"/etc/resolv.conf","mask":"r"},"connections":[{"interface":"network"}]}' | whyblocked policy verdict --batch

A row: access; label ("snap.NAME.APP"), snapd, system, base, confinement, systemUsernames, features, revision;
connections, each {interface, attributes, slotAttributes, side, provider}.`,
    )
    .action(async ({ knowledge: file }: { knowledge?: string }) => {
      const knowledge = openKnowledgeOption(file);
      const held = new Map<string, EffectivePolicy>();
      await runBatch((row) => {
        const parsed = VerdictRow.safeParse(row);
        if (!parsed.success) {
          return { ok: false, error: { code: 'invalid-row', message: z.prettifyError(parsed.error) } };
        }
        return answer(knowledge, parsed.data, held);
      });
    });
}

function answer(knowledge: Knowledge, row: VerdictRow, held: Map<string, EffectivePolicy>) {
  const { id: _id, access, label, snapd: release = knowledge.newestRelease, features, connections, ...setting } = row;
  const fail = (code: string, message: string) => ({ ok: false, error: { code, message } }) as const;
  if (!knowledge.releases.includes(release))
    return fail('unknown-release', `The policy of snapd ${release} is not known.`);
  const names = new Set(knowledge.interfacesOf(release).map(({ name }) => name));
  const stranger = connections.find((one) => !names.has(one.interface));
  if (stranger) return fail('unknown-interface', `snapd ${release} has no interface "${stranger.interface}".`);
  const of = snapOfProfile(parseLabel(label).parts[0]?.profile ?? '');
  if (!of) return fail('no-snap', `"${label}" is no profile of a snap.`);
  const key = JSON.stringify([release, setting, features, connections]);
  const policy =
    held.get(key) ??
    createEffectivePolicy(knowledge, {
      ...setting,
      release,
      features: features && new Set(features),
      connections: connections.map(({ attributes = {}, ...one }) => ({ ...one, plugAttributes: attributes })),
    });
  if (held.size >= HELD) held.clear();
  held.set(key, policy);
  const subject = { owner: of.hook === undefined ? 'snap-app' : 'snap-hook', label, ...of } as const;
  const { code, deciding, depends, silent, onlyRecorded } = policy.verdict(access, subject);
  const rules = decidingRules(knowledge, release, deciding);
  return { ok: true, value: { verdict: code, rules, conditions: [...depends], silent, onlyRecorded } } as const;
}
