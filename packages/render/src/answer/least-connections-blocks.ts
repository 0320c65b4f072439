import type { Diagnosis, LeastConnections } from '@whyblocked/contract';
import { findingTitle } from '../sentences/finding-title.ts';
import type { Block } from './block.ts';

const STAYING = 3;
const APPS = 6;

/** The least that has to be connected, app by app, what it opens and what it leaves; nothing where one finding says it all. */
export function leastConnectionsBlocks({ connections, findings }: Diagnosis): readonly Block[] {
  const useful = connections.filter(({ connect }) => connect.length > 0);
  const [only] = useful;
  if (!only || (useful.length === 1 && only.connect.length === 1 && answered(only).size + only.stays.length < 2))
    return [];
  const more = useful.length - APPS;
  return [
    { kind: 'heading', text: 'The least to connect' },
    ...useful.slice(0, APPS).flatMap((one) => appBlocks(one, findings)),
    ...(more > 0 ? [{ kind: 'note', text: `${more} more apps are not listed here.` } as const] : []),
  ];
}

function appBlocks(least: LeastConnections, findings: Diagnosis['findings']): readonly Block[] {
  const { snap, app, connect, stays, exact } = least;
  const plugs = connect.map(({ interface: name, plug, privilege }) => {
    const called = plug === undefined || plug === name ? name : `${name} (plug ${plug})`;
    return `${called}, opens ${privilege} of 5`;
  });
  const goes = answered(least).size;
  const who = app === undefined || app === snap ? snap : `${snap}.${app}`;
  const blocks: Block[] = [
    {
      kind: 'paragraph',
      text: `${who}: ${plugs.join('; ')}. ${goes} of ${goes + stays.length} ${goes + stays.length === 1 ? 'refusal goes' : 'refusals go'}.${
        exact ? '' : ' A cheaper choice may exist.'
      }`,
    },
  ];
  if (stays.length > 0) {
    const names = stays.flatMap((id) => findings.find((finding) => finding.id === id) ?? []).map(findingTitle);
    const shown = names.slice(0, STAYING);
    const rest = stays.length - shown.length;
    blocks.push({ kind: 'note', text: `Stays: ${[...shown, ...(rest > 0 ? [`${rest} more`] : [])].join('; ')}.` });
  }
  return blocks;
}

function answered({ connect }: LeastConnections): ReadonlySet<string> {
  return new Set(connect.flatMap(({ answers }) => answers));
}
