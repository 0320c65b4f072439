import { basename } from 'node:path';
import type { GoPackage } from '../../go/go-package.ts';
import type { GoText } from '../../go/go-text.ts';
import { START, under } from '../../go/state.ts';
import { contentsIn } from './file-contents.ts';
import { type Followed, followBackend, functionsWith } from './follow-backend.ts';
import type { ImportedTemplate } from './imported-template.ts';
import type { PolicyText } from './policy-text.ts';
import { templateOfTexts } from './template-of-texts.ts';
import { SNAP_CONFINE, type TemplateSource } from './template-source.ts';

/** snapd runs from its own snap: then the profile is written anew for the snap-confine in there. */
const RUNS_FROM_SNAP = { fact: 'host.reexec', op: 'eq', value: true } as const;

/**
 * The profile of snap-confine: the file of the source, what snapd makes of it where it runs from its snap, and the parts
 * that it adds for the host. What the build fills in is a hole.
 */
export function snapConfineTemplate({ apparmor, others, snapConfine }: TemplateSource): ImportedTemplate {
  const leftOut: string[] = [];
  if (snapConfine === undefined) leftOut.push(`${SNAP_CONFINE} is not there`);
  const file = fileText(snapConfine ?? '');
  const packages = [apparmor, ...new Set(others.values())];
  const follow = (pkg: GoPackage, source: RegExp, state = START): readonly Followed[] =>
    functionsWith(pkg, source).map((declaration) => followBackend(pkg, others, declaration, 'apparmor', state, file));
  const inSnap = under(START, RUNS_FROM_SNAP);
  const rewritten = packages.flatMap((pkg) => (inSnap ? follow(pkg, REWRITES, inSnap) : []));
  const added = packages.flatMap((pkg) => follow(pkg, ADDS));
  if (rewritten.every(({ results }) => results.every(({ value }) => contentsIn(value).length === 0)))
    leftOut.push('what becomes of the profile in the snap is not found');
  if (added.every(({ texts }) => texts.length === 0))
    leftOut.push('what is added to the profile for the host is not found');
  const texts = [
    { language: 'apparmor', text: file, conditions: [], origin: FILE_ORIGIN } satisfies PolicyText,
    ...rewritten.flatMap(({ results }) =>
      results.flatMap(({ value, state }) =>
        contentsIn(value).map(
          (text): PolicyText => ({
            language: 'apparmor',
            text,
            conditions: state.conditions,
            origin: FILE_ORIGIN,
          }),
        ),
      ),
    ),
    ...added.flatMap((one) => one.texts),
  ];
  return templateOfTexts('template', 'snap-confine', texts, [
    ...leftOut,
    ...[...rewritten, ...added].flatMap((one) => one.leftOut),
  ]);
}

/** Functions that make a profile of the file in the snap, and that write the parts which it includes. */
const REWRITES = /#@VERBATIM_/;
const ADDS = /EnsureDirState\([\w.]*SnapConfineAppArmorDir\b/;

const FILE_ORIGIN = { at: basename(SNAP_CONFINE), file: SNAP_CONFINE, line: 1 };

/** The file with holes for what the build fills in. */
function fileText(source: string): GoText {
  // A place in a comment is filled in by snapd, which asks for it as it stands.
  const text = source.replace(
    /(?<!#)@([A-Z_]+)@/g,
    (_, name: string) => `<<${name.toLowerCase().replaceAll('_', '-')}>>`,
  );
  return { kind: 'text', text, pieces: [{ from: 0, origin: { ...FILE_ORIGIN, begins: 1 } }] };
}
