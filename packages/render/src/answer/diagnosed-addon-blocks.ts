import type { AddonStatement, DiagnosedAddon, Diagnosis, Finding } from '@whyblocked/contract';
import { statusWords } from '../addons/compatibility-words.ts';
import { statementPlace } from '../addons/statement-place.ts';
import { whyNotFoundSentence } from '../sentences/why-not-found-sentence.ts';
import type { Block } from './block.ts';

const STATEMENTS = 2;
const IN_SHORT = 5;

/** What is known of the addon that a finding is about, where it runs: what is true of it there comes before what may be the cause in general. */
export function addonsOfFindingBlocks({ id, explanation }: Finding, { addons = [] }: Diagnosis): readonly Block[] {
  return addons
    .filter(({ findings }) => findings.includes(id))
    .flatMap((told) => diagnosedAddonBlocks(told, explanation));
}

/** What is known of enabled addons that no finding is about, a line each. */
export function enabledAddonsBlocks({ addons = [] }: Diagnosis): readonly Block[] {
  const items = addons.filter(({ findings }) => findings.length === 0).flatMap(enabledLines);
  if (items.length === 0) return [];
  return [
    { kind: 'heading', text: 'Known of addons that are enabled here' },
    { kind: 'list', items: items.slice(0, IN_SHORT) },
    ...(items.length > IN_SHORT
      ? [{ kind: 'note', text: `${items.length - IN_SHORT} more are not listed here.` } as const]
      : []),
  ];
}

/** `explained` is the issue that is told of the finding anyway. */
function diagnosedAddonBlocks(told: DiagnosedAddon, explained: string | undefined): readonly Block[] {
  const { addon, why, statements, onSomeHosts } = told;
  const said = statements.filter(isTrouble).slice(0, STATEMENTS);
  const perhaps = said.length > 0 ? [] : onSomeHosts.filter(isTrouble).slice(0, STATEMENTS);
  return [
    ...(why === 'not-found' ? [{ kind: 'paragraph', text: whyNotFoundSentence(told) } as const] : []),
    ...said.flatMap((one) => statementBlocks(`Known of ${addon} here`, one, explained)),
    ...perhaps.flatMap((one) =>
      statementBlocks(`Known of ${addon} on some hosts (${statementPlace(one.where)})`, one, explained),
    ),
    ...(why === 'failing' && told.derived?.code === 'confinement'
      ? [{ kind: 'paragraph', text: `Upstream does not offer ${addon} on this confinement.` } as const]
      : []),
  ];
}

function isTrouble({ status }: AddonStatement): boolean {
  return status !== 'verified' && status !== 'unknown';
}

function statementBlocks(
  label: string,
  { status, says, issues, needs, evidence }: AddonStatement,
  explained: string | undefined,
): readonly Block[] {
  const steps = [...needs.interfaces.map((name) => `The interface ${name} has to be connected.`), ...needs.host];
  const url = evidence.find((one) => one.url !== undefined)?.url;
  return [
    { kind: 'paragraph', text: `${label}: ${statusWords[status]}. ${says}` },
    { kind: 'list', items: steps },
    ...issues
      .filter((name) => name !== explained)
      .map((name) => ({ kind: 'reference', page: 'issues', name, text: 'Known issue' }) as const),
    { kind: 'sources', sources: url === undefined ? [] : [{ url }] },
  ];
}

function enabledLines({ addon, statements }: DiagnosedAddon): readonly string[] {
  return statements.filter(isTrouble).map(({ status, says }) => `${addon}: ${statusWords[status]}. ${says}`);
}
