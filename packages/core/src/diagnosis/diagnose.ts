import type { AddonStatement, Verbs } from '@whyblocked/contract';

/** The verb of the contract, told what reports say of addons that were accepted and are not in a file yet. */
export type Diagnose = (
  ...asked: [...Parameters<Verbs['diagnose']>, accepted?: readonly AddonStatement[]]
) => ReturnType<Verbs['diagnose']>;
