import { parsePolicyFile } from '@whyblocked/confinement';
import { originOf } from '../../go/go-text.ts';
import type { PlacedFact } from '../../releases/placed-fact.ts';
import { type Facts, placed, seccompFacts } from '../facts-of-calls.ts';
import type { PolicyText } from './policy-text.ts';

/** Below every priority that an interface can give a text: whatever it adds takes the place of this. */
const BELOW_ALL = -1;

/** The facts that a text stands for. */
export function factsOfText(text: PolicyText): Facts {
  switch (text.language) {
    case 'seccomp':
      return seccompFacts({}, text.text, text);
    case 'writable-mimic':
      return one(text, { backend: 'apparmor-update-ns', kind: 'writable-mimic', path: text.text.text });
    case 'snippets':
      return one(text, { backend: text.text.text, kind: 'snippets' });
    case 'apparmor':
    case 'apparmor-update-ns':
      return profileFacts(text, text.language);
  }
}

function one(text: PolicyText, fact: Record<string, unknown>): Facts {
  return { facts: [placed(text, undefined, 1, fact)], leftOut: [] };
}

function profileFacts(text: PolicyText, backend: 'apparmor' | 'apparmor-update-ns'): Facts {
  const { rules, variables, heads, errors } = parsePolicyFile(text.text.text);
  const marks = { backend, ...(text.replaces === undefined ? {} : { replaces: text.replaces, priority: BELOW_ALL }) };
  // The outermost profile is what the template is of.
  const own = heads[0]?.name;
  const within = (name: string | undefined): { readonly profile?: string } => {
    if (name === undefined || name === own) return {};
    return { profile: own !== undefined && name.startsWith(`${own}//`) ? name.slice(own.length + 2) : name };
  };
  const fact = (line: number, tree: Record<string, unknown>): PlacedFact =>
    placed(text, text.text, line, { ...marks, ...tree });
  return {
    facts: [
      ...variables.map(({ name, values, added, line }) =>
        fact(line, { kind: 'variable', name, values, ...(added ? { added } : {}) }),
      ),
      ...heads.flatMap(({ name, flags, line }) =>
        flags.map((flag) => fact(line, { ...within(name), kind: 'profile-flag', name: flag })),
      ),
      ...rules.map(({ rule, line, profile }) => fact(line, { ...within(profile), ...rule })),
    ],
    leftOut: errors.map(({ line, message }) => {
      const origin = originOf(text.text, line - 1);
      return `${origin?.at ?? text.origin.at}: a rule of the text: ${message}`;
    }),
  };
}
