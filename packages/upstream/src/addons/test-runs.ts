import type { AddonFact } from '@whyblocked/dataset';
import { parse } from 'yaml';
import { z } from 'zod';

export type TestedConfinement = Extract<AddonFact, { readonly kind: 'test-run' }>['confinement'];

/** One time that a workflow of upstream starts pytest. */
export interface TestRun {
  readonly confinement: TestedConfinement;
  /** What `platform.machine()` gives. */
  readonly machine: string;
  /** The variables that are set; null: set to what only run time knows. */
  readonly variables: Readonly<Record<string, string | null>>;
  /** Relative to the repository: a file, or a folder whose tests are collected. */
  readonly path: string;
}

const Workflow = z.object({
  jobs: z.record(
    z.string(),
    z.object({
      'runs-on': z.string(),
      strategy: z.object({ matrix: z.object({ channel: z.array(z.string()) }) }).optional(),
      steps: z.array(z.object({ run: z.string().optional() })),
    }),
  ),
});

/** Machines of GitHub by these names are x86_64; those for arm64 are called "ubuntu-24.04-arm". */
const X86_RUNNER = /^ubuntu-(?:latest|\d\d\.\d\d)$/;

const MATRIX_CHANNEL = /\$\{\{\s*matrix\.channel\s*\}\}/g;

/** Where the text of a workflow runs tests of addons; nothing where it is not understood. */
export function readTestRuns(text: string): readonly TestRun[] {
  const parsed = Workflow.safeParse(parsedYaml(text));
  if (!parsed.success) return [];
  return Object.values(parsed.data.jobs).flatMap((job) => {
    if (!X86_RUNNER.test(job['runs-on'])) return [];
    const script = job.steps.map(({ run }) => run ?? '').join('\n');
    const channels = job.strategy?.matrix.channel ?? [''];
    return channels.flatMap((channel) => runsIn(script.replaceAll(MATRIX_CHANNEL, () => channel)));
  });
}

function parsedYaml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** Follows the lines of a script: which snap is there, which variables are set, and where pytest is started. */
function runsIn(script: string): readonly TestRun[] {
  const runs: TestRun[] = [];
  const variables: Record<string, string | null> = {};
  const branches: (boolean | undefined)[] = [];
  let confinement: TestedConfinement | undefined;
  for (const line of script.split('\n').map((one) => one.trim())) {
    if (/^if\b/.test(line)) branches.push(condition(line));
    else if (/^else\b/.test(line)) branches.push(opposite(branches.pop()));
    else if (/^fi\b/.test(line)) branches.pop();
    if (branches.includes(false)) continue;
    const [, channel] = /\bsnap install microk8s\b.*--channel[= ](\S+)/.exec(line) ?? [];
    if (channel !== undefined) confinement = channel.includes('strict') ? 'strict' : 'classic';
    const [, name, value = ''] = /^export (\w+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined) variables[name] = branches.includes(undefined) ? null : unquoted(value);
    const [, path] = /\bpytest\b.*\s(?:\.\/)?(tests\b\S*)/.exec(line) ?? [];
    if (path !== undefined && confinement !== undefined) {
      runs.push({ confinement, machine: 'x86_64', variables: { ...variables }, path: path.replace(/\/$/, '') });
    }
  }
  return runs;
}

/** Whether two texts are equal; of other conditions nothing is known. */
function condition(line: string): boolean | undefined {
  const [, left, right] = /^if \[\[? "([^"]*)" ==? "([^"]*)" \]?\]/.exec(line) ?? [];
  return left === undefined ? undefined : left === right;
}

function opposite(holds: boolean | undefined): boolean | undefined {
  return holds === undefined ? undefined : !holds;
}

function unquoted(value: string): string | null {
  const text = /^"([^"]*)"$|^'([^']*)'$|^([^\s"']*)$/.exec(value);
  const plain = text?.[1] ?? text?.[2] ?? text?.[3];
  return plain === undefined || /[$`]/.test(plain) ? null : plain;
}
