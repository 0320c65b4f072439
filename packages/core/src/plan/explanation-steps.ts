import type { Finding, Step } from '@whyblocked/contract';
import type { CuratedEntry } from '@whyblocked/dataset';
import { type Filling, filledCommand, filledPatch } from './filled.ts';

/** What an entry advises, filled in with what the paste told. Ways for the other confinement of MicroK8s are left out. */
export function explanationSteps(
  entry: CuratedEntry,
  { captures = {} }: Pick<Finding, 'captures'>,
  confinement: string | undefined,
): readonly Step[] {
  const filling: Filling = captures;
  return entry.fix.flatMap(({ by, do: action, run, patch, when }, fix): Step[] => {
    if (isOther(when?.confinement, confinement) || when?.told?.some((name) => filling[name] === undefined)) return [];
    return [
      {
        actor: by,
        action,
        ...(run === undefined ? {} : { argv: filledCommand(run, filling) }),
        ...(patch === undefined ? {} : { patch: filledPatch(patch, filling) }),
        reason: { code: 'explanation', slug: entry.slug, fix },
      },
    ];
  });
}

function isOther(wanted: string | undefined, told: string | undefined): boolean {
  return wanted !== undefined && told !== undefined && (wanted === 'classic') !== (told === 'classic');
}
