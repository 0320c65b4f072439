import type { AddonNeed } from '@whyblocked/dataset';

/** Something that an enable script asks for; the name of an addon is as the script says it: "dns", "core/dns". */
export interface ScriptNeed {
  readonly what: AddonNeed;
  readonly name?: string;
}
