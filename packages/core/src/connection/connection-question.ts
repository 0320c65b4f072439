import type { System } from '@whyblocked/contract';
import type { Declaration } from './declaration.ts';

export type Attributes = Readonly<Record<string, unknown>>;
export type Provider = 'system' | 'app' | 'gadget';

/** What is known of a plug and of the slot it would be connected to; what is left out is assumed as an ordinary snap of the store has it. */
export interface ConnectionQuestion {
  readonly system: System;
  /** Ubuntu Core with a desktop; only with the system "core". */
  readonly coreDesktop?: boolean;
  /** What ID and VARIANT_ID of os-release(5) say; constraints to distributions hold for none where it is not known. */
  readonly distribution?: { readonly id: string; readonly variantId?: string };
  /** Who has the slot; where it is left out, whoever may have it. */
  readonly provider?: Provider | undefined;
  readonly plugAttributes?: Attributes | undefined;
  readonly slotAttributes?: Attributes | undefined;
  /** Names of the plug and the slot; that of the interface where left out. */
  readonly plugName?: string;
  readonly slotName?: string;
  /** One publisher owns both snaps. */
  readonly samePublisher?: boolean | undefined;
  /** Account id of the publisher of the snap with the plug, for attributes that have to name it. */
  readonly publisherId?: string;
  /** The snap asked about is installed from a file with `--dangerous`: no declaration of the store is there for it. */
  readonly dangerous?: boolean | undefined;
  /** Rules of this interface in the snap-declarations of the snap with the plug, and of that with the slot. */
  readonly storeRules?: Declaration;
  /** snapd's experimental.content-compatibility-label is on. */
  readonly compatLabels?: boolean;
}
