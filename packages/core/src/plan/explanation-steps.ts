import type { Finding, Step } from '@whyblocked/contract';
import type { CuratedEntry } from '@whyblocked/dataset';
import type { AlreadyDone } from './already-done.ts';
import { type Filling, filledCommand, filledPatch } from './filled.ts';
import type { WayToChannel } from './way-to-channel.ts';

/** What an entry advises, filled in with what the paste told. Left out are ways for the other confinement of MicroK8s, and what is done
 * already; a way over several tracks is a step for each. */
export function explanationSteps(
  entry: CuratedEntry,
  { captures = {} }: Pick<Finding, 'captures'>,
  confinement: string | undefined,
  isDone: AlreadyDone,
  wayTo: WayToChannel,
): readonly Step[] {
  const filling: Filling = captures;
  return entry.fix.flatMap(({ by, do: action, run, patch, when }, fix): Step[] => {
    if (isOther(when?.confinement, confinement) || when?.told?.some((name) => filling[name] === undefined)) return [];
    const argv = run === undefined ? undefined : filledCommand(run, filling);
    if (argv !== undefined && isDone(argv)) return [];
    const [first, ...others] = argv === undefined ? [] : wayTo(argv);
    const slug = entry.slug;
    return [
      {
        actor: by,
        action,
        ...(first === undefined ? {} : { argv: [...first] }),
        ...(patch === undefined ? {} : { patch: filledPatch(patch, filling) }),
        reason: { code: 'explanation', slug, fix },
      },
      ...others.map(
        (next): Step => ({ actor: by, action, argv: [...next], reason: { code: 'next-track', slug, fix } }),
      ),
    ];
  });
}

function isOther(wanted: string | undefined, told: string | undefined): boolean {
  return wanted !== undefined && told !== undefined && (wanted === 'classic') !== (told === 'classic');
}
