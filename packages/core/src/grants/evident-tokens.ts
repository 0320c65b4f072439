import type { Subject } from '@whyblocked/contract';

/** Words in names that tell nothing of what a program is about, or that too many names have. */
const COMMON = new Set(
  `access all app apps bin cli client configure connect control core daemon data desktop dev device driver edge engine exec files for
  general helper home hook input install linux main manager observe plug program refresh remove run server service services setup snap
  snapd start stop support system test the tool tools user utils wrapper`.split(/\s+/),
);
const SHORTEST = 3;
/** From so many letters on the begin of a word is the word: "blue" does not mean Bluetooth, "bluetooth" in "bluetoothd" does. */
const SHORTEST_STEM = 5;

/** What a program evidently is about, by the words of its names: those of its snap, app and command. */
export type EvidentTokens = ReadonlySet<string>;

export function evidentTokens({ snap, app, hook }: Subject, program: string | undefined): EvidentTokens {
  return new Set([snap, app, hook, program].flatMap((name) => tokensOf(name ?? '')));
}

/** Whether a name is about what the program is about. */
export function isAbout(name: string, evident: EvidentTokens): boolean {
  return tokensOf(name).some(
    (token) =>
      evident.has(token) ||
      (token.length >= SHORTEST_STEM && [...evident].some((other) => other.startsWith(token) || isStem(other, token))),
  );
}

function isStem(short: string, long: string): boolean {
  return short.length >= SHORTEST_STEM && long.startsWith(short);
}

function tokensOf(name: string): readonly string[] {
  return name
    .slice(0, 200)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((token) => token.length >= SHORTEST && !COMMON.has(token));
}
