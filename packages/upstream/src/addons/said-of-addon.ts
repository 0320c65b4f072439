import type { AddonLookup } from './addon-lookup.ts';

/** Whether upstream calls an addon deprecated in what it says to people: not one of its options, but the addon. */
export function isCalledDeprecated(addon: string, said: readonly string[]): boolean {
  return sentencesOf(said).some(
    (sentence) =>
      /\bdeprecated\b/i.test(sentence) &&
      (/\(DEPRECATED\)|, deprecated$/i.test(sentence) ||
        new RegExp(`(?:^|[\\s'"])${addon}['"]?(?: addon)? is deprecated`, 'i').test(sentence)),
  );
}

/** The addons that upstream tells people to enable instead. */
export function replacementsIn(addon: string, said: readonly string[], lookUp: AddonLookup): readonly string[] {
  const found = sentencesOf(said).flatMap((sentence) => {
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
