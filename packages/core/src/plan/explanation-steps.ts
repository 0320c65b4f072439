import type { Finding, Step } from '@whyblocked/contract';
import type { CuratedEntry } from '@whyblocked/dataset';
import type { AlreadyDone } from './already-done.ts';
import { type Filling, filledCommand, filledPatch } from './filled.ts';

/** What an entry advises, filled in with what the paste told. Left out are ways for the other confinement of MicroK8s, and what is done already. */
export function explanationSteps(
  entry: CuratedEntry,
  { captures = {} }: Pick<Finding, 'captures'>,
  confinement: string | undefined,
  isDone: AlreadyDone,
): readonly Step[] {
  const filling: Filling = captures;
  return entry.fix.flatMap(({ by, do: action, run, patch, when }, fix): Step[] => {
    if (isOther(when?.confinement, confinement) || when?.told?.some((name) => filling[name] === undefined)) return [];
    const argv = run === undefined ? undefined : filledCommand(run, filling);
    if (argv !== undefined && isDone(argv)) return [];
    return [
      {
        actor: by,
        action,
        ...(argv === undefined ? {} : { argv }),
        ...(patch === undefined ? {} : { patch: filledPatch(patch, filling) }),
        reason: { code: 'explanation', slug: entry.slug, fix },
      },
    ];
  });
}

function isOther(wanted: string | undefined, told: string | undefined): boolean {
  return wanted !== undefined && told !== undefined && (wanted === 'classic') !== (told === 'classic');
}
