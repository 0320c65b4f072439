import type { ConnectionReason } from '@whyblocked/contract';

const ACTS: Record<ConnectionReason['decides'], string> = {
  installation: 'A snap with the plug may be installed',
  'slot-installation': 'A snap with the slot may be installed',
  connection: 'It may be connected by hand',
  'auto-connection': 'It is connected by itself',
};

const REFUSED_ACTS: Record<ConnectionReason['decides'], string> = {
  installation: 'A snap with the plug may not be installed',
  'slot-installation': 'A snap with the slot may not be installed',
  connection: 'It may not be connected by hand',
  'auto-connection': 'It is not connected by itself',
};

/** One decision of snapd's policy and the rule behind it, as a sentence. */
export function connectionReasonSentence(reason: ConnectionReason): string {
  const { decides, allowed } = reason;
  return `${(allowed ? ACTS : REFUSED_ACTS)[decides]} (${ruleOf(reason)}).`;
}

function ruleOf({ kind, side, source, allowed, constraints }: ConnectionReason): string {
  switch (kind) {
    case 'unsaid':
      return side === null ? 'no rule speaks of it' : `${rulesOf(side, source)} do not speak of it`;
    case 'dangerous':
      return 'not checked of a snap from a file';
    case 'code':
      return 'the code of the interface refuses it';
    case 'no-slot':
      return 'there is no slot';
    default: {
      const by = constraints.length === 0 ? '' : `, by ${constraints.join(' and ')}`;
      const holds = allowed || kind.startsWith('deny-') ? '' : ' does not hold';
      return `${kind} in ${rulesOf(side ?? 'plug', source)}${holds}${by}`;
    }
  }
}

function rulesOf(side: 'plug' | 'slot', source: ConnectionReason['source']): string {
  return `the ${source === 'store' ? "store's " : ''}rules of the ${side}`;
}
