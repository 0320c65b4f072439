import type { ConnectionAnswer } from '@whyblocked/contract';
import { attributeText, connectionChangeSentence } from '../sentences/connection-change-sentence.ts';
import { connectionReasonSentence } from '../sentences/connection-reason-sentence.ts';
import { connectionSentence } from '../sentences/connection-sentence.ts';
import type { Block } from './block.ts';
import { connectionSteps, SLOT_OWNERS } from './connection-steps.ts';

/** The answer to a question about a connection, top down: the status, who does what, the rules, what would change it. */
export function connectionBlocks(answer: ConnectionAnswer): readonly Block[] {
  return [
    { kind: 'headline', text: `${subject(answer)}: ${connectionSentence(answer.status)}.` },
    ...given(answer),
    ...connectionSteps(answer),
    ...underHeading(`By the declarations of snapd ${answer.asked.snapd}:`, reasons(answer)),
    ...underHeading('What would change that:', changes(answer)),
  ];
}

function subject({ interface: name, asked: { system, provider } }: ConnectionAnswer): string {
  const slot = provider === undefined ? '' : ` with the slot of ${SLOT_OWNERS[provider]}`;
  return `${name}${slot} on ${system === 'core' ? 'Ubuntu Core' : 'a classic system'}`;
}

/** What else was said in the question. */
function given({ asked }: ConnectionAnswer): readonly Block[] {
  const attributes = (side: string, of: Readonly<Record<string, unknown>> | undefined) =>
    Object.entries(of ?? {}).map(([name, value]) => `"${attributeText(name, value)}" at the ${side}`);
  const parts = [
    ...attributes('plug', asked.plugAttributes),
    ...attributes('slot', asked.slotAttributes),
    ...(asked.samePublisher ? ['one publisher of both snaps'] : []),
    ...(asked.dangerous ? ['the snap installed from a file with --dangerous'] : []),
  ];
  return parts.length === 0 ? [] : [{ kind: 'paragraph', text: `Asked with ${parts.join(', ')}.` }];
}

/** Whether a snap might have the slot is of no interest where the system has it, and all else where nobody has it. */
function reasons({ because, status, provider, asked }: ConnectionAnswer): readonly string[] {
  const systemHasIt = provider === 'system' && asked.provider === undefined;
  return because
    .filter(({ decides }) =>
      decides === 'slot-installation' ? !systemHasIt : decides === 'installation' || status !== 'unavailable',
    )
    .map(connectionReasonSentence);
}

/** Where the store has to grant it, the steps have told already of trying it from a file. */
function changes(answer: ConnectionAnswer): readonly string[] {
  const told = answer.status === 'store-install' || answer.status === 'store-connect';
  return answer.otherwise
    .filter(({ change }) => change.kind !== 'dangerous' || !told)
    .map((otherwise) => connectionChangeSentence(answer, otherwise));
}

function underHeading(heading: string, sentences: readonly string[]): readonly Block[] {
  if (sentences.length === 0) return [];
  return [{ kind: 'heading', text: heading }, ...sentences.map((text) => ({ kind: 'note', text }) as const)];
}
