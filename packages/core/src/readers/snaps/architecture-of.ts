/** Machines as `uname -m` names them, where Debian has another name. */
const DEBIAN_NAMES: ReadonlyMap<string, string> = new Map([
  ['x86_64', 'amd64'],
  ['aarch64', 'arm64'],
  ['armv7l', 'armhf'],
  ['armv8l', 'armhf'],
  ['armv6l', 'armel'],
  ['i686', 'i386'],
  ['i586', 'i386'],
  ['ppc64le', 'ppc64el'],
  // So compilers are called.
  ['powerpc64le', 'ppc64el'],
]);
const KNOWN = ['amd64', 'arm64', 's390x', 'riscv64', 'i386', 'armhf', 'ppc64el'];

/** An architecture as Debian names it; undefined for words that are none. */
export function architectureOf(word: string): string | undefined {
  return DEBIAN_NAMES.get(word) ?? (KNOWN.includes(word) ? word : undefined);
}
