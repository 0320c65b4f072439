import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Diagnosis, type Finding, type Step } from '@whyblocked/contract';
import { describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

// Each story starts processes, which takes long where the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

const bin = fileURLToPath(new URL('../dist/whyblocked.js', import.meta.url));
const folder = fileURLToPath(new URL('../stories/', import.meta.url));

/** What must be true of one finding; what is not said does not matter. */
const Link = z.strictObject({
  kind: z.string(),
  outcome: z.string().optional(),
  cause: z.string().optional(),
  explanation: z.string().optional(),
  reason: z.string().optional(),
  pod: z.string().optional(),
  snap: z.string().optional(),
  object: z.string().optional().describe('Kind/name'),
  interface: z.string().optional().describe('The first that is offered.'),
  note: z.string().optional(),
});

/** stories/NAME.yaml: what the answer to the paste in NAME.txt must be. */
const Story = z.strictObject({
  about: z.string(),
  verdict: z.strictObject({ code: z.string(), cause: z.string().optional(), confidence: z.string().optional() }),
  chain: z.array(Link).min(1).describe('From the root to the symptom: each follows from the one before.'),
  plan: z
    .array(z.strictObject({ actor: z.string(), action: z.string(), argv: z.string().optional() }))
    .min(1)
    .describe('The first steps.'),
  connections: z
    .array(z.strictObject({ snap: z.string(), app: z.string().optional(), connect: z.array(z.string()) }))
    .optional(),
  noise: z.array(z.string()).default([]),
  never: z.array(z.string()).default([]).describe('What neither form of the answer may say to do.'),
});
type Link = z.infer<typeof Link>;

function whyblocked(args: readonly string[], input: string): string {
  // What somebody reported on this machine is no part of a story.
  const env = { ...process.env, WHYBLOCKED_STATE_DIR: '/nonexistent', DATABASE_URL: '' };
  return spawnSync('node', [bin, ...args], { input, encoding: 'utf8', maxBuffer: 1 << 28, env }).stdout;
}

/** All that a link names, as the finding has it. */
function asLink(finding: Finding, wanted: Link): Link {
  const { kind, outcome, cause, explanation, subject, trouble, interfaces, notes } = finding;
  const object = trouble?.object;
  const told = {
    kind,
    outcome,
    cause,
    explanation,
    reason: trouble?.reason,
    pod: subject.pod,
    snap: subject.snap,
    object: object && `${object.kind}/${object.name}`,
    interface: interfaces[0]?.name,
    note: notes.find(({ code }) => code === wanted.note)?.code,
  };
  return Object.fromEntries(Object.entries(told).filter(([key]) => Object.hasOwn(wanted, key))) as Link;
}

function isLike(finding: Finding, wanted: Link): boolean {
  return (
    JSON.stringify(Object.entries(asLink(finding, wanted)).sort()) === JSON.stringify(Object.entries(wanted).sort())
  );
}

/** What decides what is done about a finding that follows from nothing. */
function matterOf({ explanation, cause, outcome }: Finding): string {
  return explanation ?? cause ?? outcome;
}

function commandOf({ argv = [] }: Pick<Step, 'argv'>): string {
  return argv.join(' ');
}

describe.each(
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length)),
)('the story %s', (name) => {
  const story = Story.parse(parse(readFileSync(`${folder}${name}.yaml`, 'utf8')));
  const paste = readFileSync(`${folder}${name}.txt`, 'utf8');

  it('has one chain and one plan', () => {
    const diagnosis = Diagnosis.parse(JSON.parse(whyblocked(['diagnose', '--format', 'json'], paste)));
    const { verdict, findings, plan, connections } = diagnosis;
    expect(verdict).toMatchObject(story.verdict);
    expect(verdict.findingId).toBe(findings[0]?.id);
    expect(asLink(findings[0] as Finding, story.chain[0] as Link)).toEqual(story.chain[0]);
    let before = findings[0];
    for (const wanted of story.chain.slice(1)) {
      const next = findings.find((finding) => finding.causedBy.includes(before?.id ?? '') && isLike(finding, wanted));
      expect(
        next,
        `${JSON.stringify(wanted)} follows from ${JSON.stringify(before && matterOf(before))}`,
      ).toBeDefined();
      before = next;
    }
    const roots = findings.filter(({ causedBy, outcome }) => causedBy.length === 0 && outcome !== 'harmless');
    expect([...new Set(roots.map(matterOf))]).toHaveLength(1);
    expect(
      plan
        .slice(0, story.plan.length)
        .map(({ actor, action, argv }) => ({ actor, action, ...(argv && { argv: commandOf({ argv }) }) })),
    ).toEqual(story.plan);
    if (story.connections) {
      expect(
        connections.map(({ snap, app, connect }) => ({ snap, app, connect: connect.map((one) => one.interface) })),
      ).toEqual(story.connections);
    }
    const noise = findings.filter(({ outcome }) => outcome === 'harmless').map(({ explanation }) => explanation);
    expect(noise).toEqual(story.noise);
    for (const words of story.never) expect(JSON.stringify(plan)).not.toContain(words);
  });

  it('names the first command in its text, and nothing that would mislead', () => {
    const text = whyblocked(['diagnose'], paste);
    const first = story.plan.find(({ argv }) => argv !== undefined)?.argv;
    if (first !== undefined) expect(text.replaceAll(/\s+/g, ' ')).toContain(first);
    expect(text.length).toBeGreaterThan(0);
    for (const words of story.never) expect(text).not.toContain(words);
  });
});
