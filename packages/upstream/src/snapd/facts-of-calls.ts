import { parseProfile, parseSeccompLine } from '@whyblocked/confinement';
import { orderedFact, type PolicyFact } from '@whyblocked/dataset';
import { asText, concat, formatted, type GoText, originOf } from '../go/go-text.ts';
import { type GoValue, textOf } from '../go/go-value.ts';
import type { PlacedFact } from '../releases/placed-fact.ts';
import { busPolicyFacts } from './bus-policy-facts.ts';
import type { SpecCall } from './snapd-outside.ts';

export interface Facts {
  readonly facts: readonly PlacedFact[];
  readonly leftOut: readonly string[];
}

type Side = Pick<PolicyFact, 'side' | 'stage'>;
type Placing = Pick<SpecCall, 'conditions' | 'origin'>;
export type Backend = 'AppArmor' | 'SecComp' | 'UDev' | 'KMod' | 'Mount' | 'DBus' | 'Systemd';

/** Calls that add nothing to what is permitted. */
const WITHOUT_POLICY = new Set([
  'TriggerSubsystem',
  'AddOvername',
  'EmitUserMountEntry',
  'AddSymlink',
  'AddService',
  'SetModuleOptions',
  'AddEnsureDirMounts',
  'AddUserEnsureDirs',
]);

/** The facts that one call on a specification stands for. */
export function factsOfCall(backend: Backend, side: Side, call: SpecCall): Facts {
  const { method, args } = call;
  if (WITHOUT_POLICY.has(method)) return { facts: [], leftOut: [] };
  const flag = /^Set(\w+)$/.exec(method)?.[1];
  if (flag !== undefined) return one(call, { ...side, backend: 'flag', kind: 'flag', name: flag });
  if (method === 'WritableMimic') return mimicFact(side, call);
  if (/^Add(User)?MountEntry$/.test(method)) return mountFact(side, call);
  // A file of udev rules may come from a snap as a whole: then it is one hole.
  const snippet = snippetOf(method, args) ?? (backend === 'UDev' ? asText(args[0]) : undefined);
  if (snippet === undefined) return leftOut(call, `the text of ${method} is not known`);
  switch (backend) {
    case 'AppArmor':
      return apparmorFacts(method.startsWith('AddUpdateNS') ? 'apparmor-update-ns' : 'apparmor', side, snippet, call);
    case 'SecComp':
      return seccompFacts(side, snippet, call);
    case 'UDev':
      return method === 'TagDevice'
        ? one(call, { ...side, backend: 'udev', kind: 'udev', match: withoutComments(snippet.text) })
        : one(call, {
            ...side,
            backend: 'udev',
            kind: 'udev',
            snippet: withoutComments(snippet.text).replace(/\s+/g, ' '),
          });
    case 'KMod':
      return method === 'AddModule' || method === 'DisallowModule'
        ? one(call, { ...side, backend: 'kmod', kind: 'kmod', module: snippet.text })
        : { facts: [], leftOut: [] };
    case 'DBus':
      return {
        facts: busPolicyFacts(snippet, (fact) => placed(call, undefined, 1, { ...side, backend: 'dbus', ...fact })),
        leftOut: [],
      };
    case 'Mount':
    case 'Systemd':
      return leftOut(call, `${method} is not stored`);
  }
}

/** The text that a call adds; undefined where it is not known, or is one hole and nothing else. */
function snippetOf(method: string, args: readonly GoValue[]): GoText | undefined {
  const [first, ...rest] = args;
  if (method === 'AddUpdateNSf') return first?.kind === 'text' ? formatted(first, rest.map(asText)) : undefined;
  if (method === 'AddParametricSnippet') {
    const value = asText(rest[0]);
    const parts = first?.kind === 'list' ? first.items.map(asText) : [];
    return value && parts.length === 2 && parts[0] && parts[1] ? concat(parts[0], value, parts[1]) : undefined;
  }
  if (method.endsWith('Module')) return asText(first);
  return first?.kind === 'text' && !/^\s*<<[^<>]*>>\s*$/.test(first.text) ? first : undefined;
}

function apparmorFacts(backend: 'apparmor' | 'apparmor-update-ns', side: Side, snippet: GoText, call: SpecCall): Facts {
  const marks = { ...side, backend, ...prioritised(call) };
  const facts: PlacedFact[] = [];
  const errors: { line: number; message: string }[] = [];
  for (const { text, when } of homeForms(snippet.text)) {
    const parsed = parseProfile(text);
    errors.push(...parsed.errors);
    for (const { rule, line, profile } of parsed.rules) {
      const asks = snippet.text.split('\n')[line - 1]?.includes('###PROMPT###') === true;
      const extra = { ...(profile === undefined ? {} : { profile }), ...(asks ? { prompt: true as const } : {}) };
      facts.push(
        placed({ ...call, conditions: [...call.conditions, ...when] }, snippet, line, { ...marks, ...extra, ...rule }),
      );
    }
  }
  // A text without rules still takes the place of those with a lower priority.
  if (call.method === 'AddPrioritizedSnippet' && facts.length === 0) {
    facts.push(placed(call, undefined, 1, { ...marks, kind: 'nothing' }));
  }
  return {
    facts,
    leftOut: errors.map(({ line, message }) => {
      const origin = originOf(snippet, line - 1);
      return `${origin?.at ?? call.origin.at}: a rule of the text: ${message}`;
    }),
  };
}

/** Snippets of one key replace each other: that of the highest priority stays. */
function prioritised({ method, args: [, key, priority] }: SpecCall): Record<string, unknown> {
  if (method !== 'AddPrioritizedSnippet') return {};
  return { replaces: textOf(key) ?? 'unknown', priority: priority?.kind === 'number' ? priority.value : 0 };
}

/** Programs in a home may be run unless an interface that suppresses it is connected. */
function homeForms(text: string): readonly { readonly text: string; readonly when: SpecCall['conditions'] }[] {
  const filled = withoutPlaceholders(text);
  if (!filled.includes('###HOME_IX###')) return [{ text: filled, when: [] }];
  const fact = 'flag.SuppressHomeIx';
  return [
    { text: filled.replaceAll('###HOME_IX###', 'ix'), when: [{ fact, op: 'eq', value: false }] },
    { text: filled.replaceAll('###HOME_IX###', ''), when: [{ fact, op: 'eq', value: true }] },
  ];
}

/** Placeholders that the backend fills in; one that is left alone on its line is a comment to AppArmor. Prompting makes a rule ask where it is switched on. */
function withoutPlaceholders(text: string): string {
  return text
    .replace(/^[ \t]*###(?!PROMPT|HOME_IX)[A-Z_]+###[ \t]*$/gm, '')
    .replaceAll('###PROMPT### ', '')
    .replaceAll('###PROMPT###', '')
    .replace(/"?###((?!HOME_IX)[A-Z_]+)###"?/g, (_, name: string) => `<<${name.toLowerCase().replaceAll('_', '-')}>>`);
}

export function seccompFacts(side: Partial<Side>, snippet: GoText, call: Placing): Facts {
  const facts: PlacedFact[] = [];
  const leftOut: string[] = [];
  for (const [index, line] of snippet.text.split('\n').entries()) {
    const parsed = parseSeccompLine(line);
    if (!parsed.ok)
      leftOut.push(`${originOf(snippet, index)?.at ?? call.origin.at}: a line of the text: ${parsed.error.message}`);
    else if (parsed.value)
      facts.push(placed(call, snippet, index + 1, { ...side, backend: 'seccomp', ...parsed.value }));
  }
  return { facts, leftOut };
}

/** A folder or file that is mounted into the snap's view of the system. */
function mountFact(side: Side, call: SpecCall): Facts {
  const [entry] = call.args;
  const field = (name: string): GoValue | undefined => (entry?.kind === 'struct' ? entry.fields.get(name) : undefined);
  const [what, where] = [asText(field('Name'))?.text, asText(field('Dir'))?.text];
  if (where === undefined) return leftOut(call, 'what is mounted is not known');
  const list = field('Options');
  const options = list?.kind === 'list' ? list.items.flatMap((item) => asText(item)?.text ?? []) : [];
  return one(call, {
    ...side,
    backend: 'mount',
    kind: 'mount-entry',
    ...(what === undefined ? {} : { what }),
    where,
    ...(options.length > 0 ? { options } : {}),
  });
}

/** Whatever snap-update-ns needs to make a path appear. */
function mimicFact(side: Side, call: SpecCall): Facts {
  const path = asText(call.args[0])?.text;
  return path === undefined
    ? leftOut(call, 'the path to make writable is not known')
    : one(call, { ...side, backend: 'apparmor-update-ns', kind: 'writable-mimic', path });
}

function withoutComments(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('\n')
    .trim();
}

function one(call: SpecCall, fact: Record<string, unknown>): Facts {
  return { facts: [placed(call, undefined, 1, fact)], leftOut: [] };
}

function leftOut(call: SpecCall, why: string): Facts {
  return { facts: [], leftOut: [`${call.origin.at}: ${why}`] };
}

/** Text of a constant stands where the constant has it, line by line; text put together stands where it is added. */
export function placed(
  call: Placing,
  snippet: GoText | undefined,
  line: number,
  fact: Record<string, unknown>,
): PlacedFact {
  const origin = snippet && originOf(snippet, line - 1);
  const at = origin?.at ?? call.origin.at;
  const whole = orderedFact({ ...fact, when: call.conditions, at } as unknown as PolicyFact);
  return origin
    ? { fact: whole, file: origin.file, line: origin.line, begins: origin.begins }
    : { fact: whole, file: call.origin.file, line: call.origin.line, begins: call.origin.line };
}
