import type { AddonLookup } from './addon-lookup.ts';

/** What upstream says to people of an addon: in the list, and when it is enabled. */
export interface SaidOfAddon {
  readonly description: string;
  readonly printed: readonly string[];
}

/** Whether upstream calls the addon itself deprecated, and not one of its options. */
export function isCalledDeprecated(addon: string, { description, printed }: SaidOfAddon): boolean {
  const saysSo = new RegExp(`(?:^|[\\s'"])${addon}['"]?(?: addon)? is deprecated`, 'i');
  return /\bdeprecated\b/i.test(description) || sentencesOf(printed).some((sentence) => saysSo.test(sentence));
}

/** The addons that upstream tells people to enable instead. */
export function replacementsIn(
  addon: string,
  { description, printed }: SaidOfAddon,
  lookUp: AddonLookup,
): readonly string[] {
  const found = sentencesOf([description, ...printed]).flatMap((sentence) => {
    const [, name = ''] =
      /\b(?:replaced by|renamed to|alias to) (?:the )?['"]?([a-z][a-z0-9-]*)/i.exec(sentence) ??
      /\b(?:use|enable) (?:the )?['"]?(?:microk8s enable )?([a-z][a-z0-9-]*)['"]? (?:addon|instead)/i.exec(sentence) ??
      [];
    return name === addon ? [] : (lookUp(name.toLowerCase()) ?? []);
  });
  return [...new Set(found)];
}

function sentencesOf(said: readonly string[]): readonly string[] {
  return said.flatMap((text) => text.split(/\.\s+|\.?\n+/)).filter(Boolean);
}
