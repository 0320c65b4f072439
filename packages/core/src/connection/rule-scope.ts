/** What a rule speaks of, and whose it is: decides which constraints snapd looks at. */
export interface RuleScope {
  readonly of: 'installation' | 'connection';
  readonly side: 'plug' | 'slot';
}

/** As the compilers of rules in snapd's asserts/ifacedecls.go have it. */
const OF_SIDE = {
  installation: {
    plug: ['plug-names', 'plug-attributes', 'plug-snap-type', 'plug-snap-id'],
    slot: ['slot-names', 'slot-attributes', 'slot-snap-type', 'slot-snap-id'],
  },
  connection: {
    plug: [
      'plug-names',
      'slot-names',
      'plug-attributes',
      'slot-attributes',
      'slot-snap-type',
      'slot-snap-id',
      'slot-publisher-id',
    ],
    slot: [
      'plug-names',
      'slot-names',
      'plug-attributes',
      'slot-attributes',
      'slot-snap-type',
      'plug-snap-type',
      'plug-snap-id',
      'plug-publisher-id',
    ],
  },
} as const;

const OF_SOME_SIDE: ReadonlySet<string> = new Set(
  Object.values(OF_SIDE).flatMap(({ plug, slot }) => [...plug, ...slot]),
);
/** They bound how many connections are made, not whether one may be. */
const ARITY: ReadonlySet<string> = new Set(['slots-per-plug', 'plugs-per-slot']);

/** Whether a constraint counts in a rule: those that belong to other rules are passed over, those that nobody knows are not. */
export function isLookedAt(constraint: string, { of, side }: RuleScope): boolean {
  if (ARITY.has(constraint)) return false;
  return (OF_SIDE[of][side] as readonly string[]).includes(constraint) || !OF_SOME_SIDE.has(constraint);
}
