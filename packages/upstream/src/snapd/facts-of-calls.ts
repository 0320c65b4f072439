import { parseProfile, parseSeccompLine } from '@whyblocked/confinement';
import { orderedFact, type PolicyFact } from '@whyblocked/dataset';
import { type GoText, type GoValue, textOf, textOrHole } from '../go/go-value.ts';
import type { SpecCall } from './interpret-method.ts';

/** A fact with the line it stands on. */
export interface PlacedFact {
  readonly fact: PolicyFact;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** Line at which the constant or function begins. */
  readonly begins: number;
}

export interface Facts {
  readonly facts: readonly PlacedFact[];
  readonly leftOut: readonly string[];
}

type Side = Pick<PolicyFact, 'side' | 'stage'>;
type Backend = 'AppArmor' | 'SecComp' | 'UDev' | 'KMod' | 'Mount' | 'DBus';

/** Calls that add nothing to what is permitted. */
const WITHOUT_POLICY = new Set(['TriggerSubsystem', 'AddOvername', 'EmitUserMountEntry']);

/** The facts that one call on a specification stands for. */
export function factsOfCall(backend: Backend, side: Side, call: SpecCall): Facts {
  const { method, args } = call;
  if (WITHOUT_POLICY.has(method)) return { facts: [], leftOut: [] };
  const flag = /^Set(\w+)$/.exec(method)?.[1];
  if (flag !== undefined) return one(call, { ...side, backend: 'flag', kind: 'flag', name: flag });
  const snippet = snippetOf(method, args);
  if (snippet === undefined) return leftOut(call, `the text of ${method} is computed`);
  switch (backend) {
    case 'AppArmor':
      return apparmorFacts(method.startsWith('AddUpdateNS') ? 'apparmor-update-ns' : 'apparmor', side, snippet, call);
    case 'SecComp':
      return seccompFacts(side, snippet, call);
    case 'UDev':
      return method === 'TagDevice'
        ? one(call, { ...side, backend: 'udev', kind: 'udev', match: snippet.text })
        : one(call, { ...side, backend: 'udev', kind: 'udev', snippet: snippet.text.trim().replace(/\s+/g, ' ') });
    case 'KMod':
      return one(call, { ...side, backend: 'kmod', kind: 'kmod', module: snippet.text });
    case 'Mount':
    case 'DBus':
      return leftOut(call, `${backend} policy is not stored`);
  }
}

/** The text that a call adds; undefined where it is not known, or is one hole and nothing else. */
function snippetOf(method: string, args: readonly GoValue[]): GoText | undefined {
  if (method === 'AddUpdateNSf') {
    let next = 1;
    const text = textOf(args[0])?.replace(/%[a-z]/g, () => {
      const value = args[next++];
      return (value && textOrHole(value)) ?? '<<value>>';
    });
    return text === undefined ? undefined : { kind: 'text', text };
  }
  const [first] = args;
  return first?.kind === 'text' && !/^\s*<<[^<>]*>>\s*$/.test(first.text) ? first : undefined;
}

function apparmorFacts(backend: 'apparmor' | 'apparmor-update-ns', side: Side, snippet: GoText, call: SpecCall): Facts {
  const { rules, errors } = parseProfile(withoutPlaceholders(snippet.text));
  return {
    facts: rules.map(({ rule, line, profile }) =>
      placed(call, snippet, line, { ...side, backend, ...(profile === undefined ? {} : { profile }), ...rule }),
    ),
    leftOut: errors.map(
      ({ line, message }) => `${snippet.origin?.at ?? call.origin.at}: line ${line} of the text: ${message}`,
    ),
  };
}

/**
 * Placeholders that the backend fills in: prompting makes a rule ask where it is switched on; programs in a home may be run
 * unless an interface that suppresses it is connected.
 */
function withoutPlaceholders(text: string): string {
  return text
    .replaceAll('###PROMPT### ', '')
    .replaceAll('###PROMPT###', '')
    .replaceAll('###HOME_IX###', 'ix')
    .replace(/"?###([A-Z_]+)###"?/g, (_, name: string) => `<<${name.toLowerCase().replaceAll('_', '-')}>>`);
}

function seccompFacts(side: Side, snippet: GoText, call: SpecCall): Facts {
  const facts: PlacedFact[] = [];
  const leftOut: string[] = [];
  for (const [index, line] of snippet.text.split('\n').entries()) {
    const parsed = parseSeccompLine(line);
    if (!parsed.ok)
      leftOut.push(`${snippet.origin?.at ?? call.origin.at}: line ${index + 1} of the text: ${parsed.error.message}`);
    else if (parsed.value)
      facts.push(placed(call, snippet, index + 1, { ...side, backend: 'seccomp', ...parsed.value }));
  }
  return { facts, leftOut };
}

function one(call: SpecCall, fact: Record<string, unknown>): Facts {
  return { facts: [placed(call, undefined, 1, fact)], leftOut: [] };
}

function leftOut(call: SpecCall, why: string): Facts {
  return { facts: [], leftOut: [`${call.origin.at}: ${why}`] };
}

/** Text of a constant stands where the constant has it, line by line; text put together stands where it is added. */
function placed(call: SpecCall, snippet: GoText | undefined, line: number, fact: Record<string, unknown>): PlacedFact {
  const origin = snippet?.origin;
  const at = origin?.at ?? call.origin.at;
  const whole = orderedFact({ ...fact, when: call.conditions, at } as unknown as PolicyFact);
  return origin
    ? { fact: whole, file: origin.file, line: origin.line + line - 1, begins: origin.line }
    : { fact: whole, file: call.origin.file, line: call.origin.line, begins: call.origin.line };
}
