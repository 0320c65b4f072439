import { readPattern } from '../glob/compile-glob.ts';
import type { Expression } from '../glob/expression.ts';
import type { Variables } from '../glob/variables.ts';
import { withoutHoles } from '../rules/widen-holes.ts';

/** Variables whose value is known only for one snap, app or bus daemon. */
export const RUN_TIME_VARIABLES: readonly string[] = [
  'PROFILE_DBUS',
  'SNAP_COMMAND_NAME',
  'SNAP_INSTANCE_DESKTOP',
  'SNAP_INSTANCE_NAME',
  'SNAP_NAME',
  'SNAP_REVISION',
  'profile_name',
];

/** Any text, none included: what stands in for a value that is not known. */
const ANY_TEXT = '{,**}';
const ANY_PATH: Expression = { kind: 'star', item: { kind: 'set', set: new Uint32Array(8).fill(0xffffffff) } };

export interface LoosePattern {
  readonly expression: Expression;
  /** The expression is the pattern itself; otherwise it matches whatever the pattern could, and more. */
  readonly exact: boolean;
}

/**
 * A pattern with holes `<<name>>` and run-time variables widened to any text. A pattern that cannot be read is widened to
 * all paths: whoever compiles it with real values then learns why.
 */
export function loosenPattern(pattern: string, vars: Variables): LoosePattern {
  const holes = pattern.includes('<<');
  if (!holes) {
    const exact = readPattern(pattern, { vars: withoutRunTime(vars), kind: 'path' });
    if (exact.ok) return { expression: exact.value, exact: true };
  }
  const filled = { ...vars };
  for (const name of RUN_TIME_VARIABLES) filled[name] = [ANY_TEXT];
  const loose = readPattern(withoutHoles(pattern, ANY_TEXT), { vars: filled, kind: 'path' });
  const inClass = /\[[^\]]*(?:<<|@\{)/.test(pattern);
  return { expression: loose.ok && !inClass ? loose.value : ANY_PATH, exact: false };
}

const bare = new WeakMap<Variables, Variables>();

function withoutRunTime(vars: Variables): Variables {
  const known = bare.get(vars);
  if (known !== undefined) return known;
  const rest = Object.fromEntries(Object.entries(vars).filter(([name]) => !RUN_TIME_VARIABLES.includes(name)));
  bare.set(vars, rest);
  return rest;
}
