import type { ConnectionAnswer, InterfaceDetail } from '@whyblocked/contract';
import type { Block } from '../answer/block.ts';
import { connectionBlocks } from '../answer/connection-blocks.ts';
import { conditionText } from '../sentences/condition-text.ts';

/** An interface: how it comes to be connected and by whom, what it opens, and its rules with their places. */
export function interfaceBlocks(detail: InterfaceDetail, connection: ConnectionAnswer): readonly Block[] {
  const { name, snapd, privilege, complete, policy } = detail;
  return [
    ...connectionBlocks(connection),
    {
      kind: 'note',
      text: `It opens ${privilege} of 5, with ${policy.length === 1 ? '1 rule' : `${policy.length} rules`} in snapd ${snapd}.${complete ? '' : ' A part of its policy is computed at run time and not known here.'}`,
    },
    { kind: 'reference', page: 'interfaces', name, text: 'All of its rules' },
    ...(policy.length === 0 ? [] : [{ kind: 'heading', text: 'Its rules' } as const]),
    { kind: 'list', items: policy.map(ruleText) },
  ];
}

function ruleText({ backend, side, rule, conditions, source }: InterfaceDetail['policy'][number]): string {
  const only = conditions.length === 0 ? '' : `, only if ${conditions.map(conditionText).join(' and ')}`;
  return `${rule} (${backend}, ${side}${only}; ${source.file}:${source.line})`;
}
