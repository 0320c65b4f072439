import type { Finding, Grant } from '@whyblocked/contract';

/** The first interface that is an answer: none that permits nearly everything, none made for other snaps unless the snap has its plug. */
export function advisedGrant({ interfaces }: Pick<Finding, 'interfaces'>): Grant | undefined {
  return interfaces.find(({ blanket, forOthers, declared }) => !blanket && (!forOthers || declared === true));
}
