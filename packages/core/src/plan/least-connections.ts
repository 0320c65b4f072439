import { advisedGrant, type Finding, type LeastConnections } from '@whyblocked/contract';

/** From so many interfaces on a good set is taken instead of the best: all subsets would be too many. */
const MOST_FOR_EXACT = 12;
const CONNECTABLE = new Set(['connect-interface', 'declare-plug']);

interface Choice {
  readonly interface: string;
  readonly plug?: string;
  readonly privilege: number;
  readonly price: number;
  /** Bit per finding; findings of one app are at most `limits.findings`, so sets of their indexes are kept. */
  readonly answers: ReadonlySet<number>;
}

/**
 * For each app the cheapest set of plugs that answers all of its denials which plugs can answer: a weighted set cover, exact where few
 * interfaces are to be chosen from. What a plug opens is its price; one that is connected already costs nothing, one that the snap declares
 * less than another.
 */
export function leastConnections(findings: readonly Finding[]): readonly LeastConnections[] {
  // What a program says of a refusal that a record tells as well is no other one.
  const denials = findings.filter(
    ({ kind, subject, outcome, told, causedBy }) =>
      kind === 'denial' && subject.snap !== undefined && outcome !== 'harmless' && !(told && causedBy.length > 0),
  );
  const apps = Map.groupBy(
    denials,
    ({ subject }) => `${subject.instance ?? subject.snap} ${subject.app ?? subject.hook ?? ''}`,
  );
  return [...apps.values()].map(needed).flatMap((ofApp): LeastConnections[] => {
    const fixable = ofApp.filter(
      ({ outcome, interfaces }) => CONNECTABLE.has(outcome) && advisedGrant(interfaces)?.side === 'plug',
    );
    const [first] = fixable;
    if (!first) return [];
    const choices = choicesFor(fixable);
    const { chosen, exact } = cover(choices, fixable.length);
    const { subject } = first;
    return [
      {
        snap: subject.instance ?? subject.snap ?? '',
        ...((subject.app ?? subject.hook) === undefined ? {} : { app: subject.app ?? subject.hook ?? '' }),
        connect: chosen.map(({ interface: name, plug, privilege, answers }) => ({
          interface: name,
          ...(plug === undefined ? {} : { plug }),
          privilege,
          answers: [...answers].map((index) => fixable[index]?.id ?? ''),
        })),
        stays: ofApp.filter((finding) => !fixable.includes(finding)).map(({ id }) => id),
        exact,
      },
    ];
  });
}

/** What was only logged needs a plug where all of the app was only logged: then enforcing it would refuse all of that. */
function needed(ofApp: readonly Finding[]): readonly Finding[] {
  const refused = ofApp.filter(({ loggedOnly }) => loggedOnly !== true);
  return refused.length > 0 ? refused : ofApp;
}

function choicesFor(fixable: readonly Finding[]): readonly Choice[] {
  const choices = new Map<string, Choice & { readonly answers: Set<number> }>();
  for (const [index, { interfaces }] of fixable.entries()) {
    for (const grant of interfaces) {
      const { name, plug, side, blanket, forOthers, privilege, declared, connected, connection, opens } = grant;
      if (side !== 'plug' || blanket || (forOthers && !declared) || connection === 'unavailable') continue;
      const known = choices.get(name);
      if (known) known.answers.add(index);
      else {
        const price = connected
          ? 0
          : (priceOf(privilege, opens) * (connection === 'auto' ? 1 : BY_HAND)) / (declared ? 4 : 1);
        choices.set(name, {
          interface: name,
          ...(plug === undefined ? {} : { plug }),
          privilege,
          price,
          answers: new Set([index]),
        });
      }
    }
  }
  return [...choices.values()];
}

/** What somebody must connect by hand, though it opens as much, is dearer than what is connected by itself. */
const BY_HAND = 1.1;

/** Each step of privilege outweighs many narrow interfaces; among equals the number of permissions decides. */
function priceOf(privilege: number, opens: number): number {
  return 8 ** privilege + opens / 1000;
}

function cover(
  choices: readonly Choice[],
  count: number,
): { readonly chosen: readonly Choice[]; readonly exact: boolean } {
  const useful = withoutDominated(choices);
  return useful.length <= MOST_FOR_EXACT
    ? { chosen: cheapest(useful, count), exact: true }
    : { chosen: greedy(useful, count), exact: false };
}

/** What answers no more than a cheaper one need not be looked at. */
function withoutDominated(choices: readonly Choice[]): readonly Choice[] {
  const sorted = [...choices].sort((a, b) => a.price - b.price || (a.interface < b.interface ? -1 : 1));
  return sorted.filter(
    (choice, index) => !sorted.slice(0, index).some((other) => choice.answers.isSubsetOf(other.answers)),
  );
}

/** Branch and bound: the first finding that is open is answered by one of those that can. */
function cheapest(choices: readonly Choice[], count: number): readonly Choice[] {
  let best: { readonly price: number; readonly chosen: readonly Choice[] } = {
    price: Number.POSITIVE_INFINITY,
    chosen: [],
  };
  const search = (chosen: readonly Choice[], answered: ReadonlySet<number>, price: number): void => {
    if (price >= best.price) return;
    const open = firstOpen(answered, count);
    if (open === null) {
      best = { price, chosen };
      return;
    }
    for (const choice of choices) {
      if (choice.answers.has(open)) search([...chosen, choice], answered.union(choice.answers), price + choice.price);
    }
  };
  search([], new Set(), 0);
  return best.chosen;
}

function firstOpen(answered: ReadonlySet<number>, count: number): number | null {
  for (let index = 0; index < count; index++) if (!answered.has(index)) return index;
  return null;
}

/** The usual approximation: each time the one that costs least for each finding it newly answers. */
function greedy(choices: readonly Choice[], count: number): readonly Choice[] {
  const chosen: Choice[] = [];
  let answered: ReadonlySet<number> = new Set();
  while (answered.size < count) {
    const rated = choices
      .map((choice) => ({ choice, gain: choice.answers.difference(answered).size }))
      .filter(({ gain }) => gain > 0)
      .sort((a, b) => a.choice.price / a.gain - b.choice.price / b.gain);
    const next = rated[0]?.choice;
    if (!next) return chosen;
    chosen.push(next);
    answered = answered.union(next.answers);
  }
  return chosen;
}
