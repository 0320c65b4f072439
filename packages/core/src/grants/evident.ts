import type { Access, Subject } from '@whyblocked/contract';

/** Words in names that tell nothing of what a program is about, or that too many names have. */
const COMMON = new Set(
  `access all app apps bin cli client configure connect control core daemon data desktop dev device driver edge engine exec files for
  general helper home hook input install linux main manager observe plug program refresh remove run server service services setup snap
  snapd start stop support system test the tool tools user utils wrapper`.split(/\s+/),
);
const SHORTEST = 3;
/** From so many letters on the begin of a word is the word: "blue" does not mean Bluetooth, "bluetooth" in "bluetoothd" does. */
const SHORTEST_STEM = 5;

/** What a program evidently is about: by the words of its names, and by what is known of its command. */
export interface Evident {
  /** Words of the names of its snap, app and command, and of the service it speaks to. */
  readonly tokens: ReadonlySet<string>;
  /** Interfaces that are there for this command, or let it be run. */
  readonly interfaces: ReadonlySet<string>;
}

export function evidentOf(
  { snap, app, hook }: Subject,
  program: string | undefined,
  interfaces: ReadonlySet<string> = new Set(),
  service?: string,
): Evident {
  const names = [snap, app, hook, program, service];
  return { tokens: new Set(names.flatMap((name) => tokensOf(name ?? ''))), interfaces };
}

/**
 * What a message is about by the name it goes to: "UDisks2" of "org.freedesktop.UDisks2"; where that is the number of a connection, by its
 * object: "/org/bluez/hci0". The bus itself is about nothing.
 */
export function serviceOf(access: Access): string | undefined {
  if (access.kind !== 'dbus') return undefined;
  const { name = ':', path = '' } = access;
  if (name.startsWith(':')) return /^\/(?:org|com|net)\/(?:freedesktop\/|gnome\/|canonical\/)?([^/]+)/.exec(path)?.[1];
  return name === 'org.freedesktop.DBus' ? undefined : name.split('.').at(-1);
}

/** Whether an interface is about what the program is about. */
export function isAbout(name: string, { tokens, interfaces }: Evident): boolean {
  return (
    interfaces.has(name) ||
    tokensOf(name).some(
      (token) =>
        tokens.has(token) ||
        (token.length >= SHORTEST_STEM && [...tokens].some((other) => other.startsWith(token) || isStem(other, token))),
    )
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
