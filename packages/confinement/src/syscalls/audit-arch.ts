import { syscallTables } from './syscall-tables.generated.ts';

const byAuditValue = new Map<string, string>();
for (const [arch, { audit }] of Object.entries(syscallTables)) {
  if (!byAuditValue.has(audit)) byAuditValue.set(audit, arch);
}

/** Other words for the same architectures: of ausearch, of the kernel's uname, of Debian. */
const otherWords: ReadonlyMap<string, string> = new Map([
  ['amd64', 'x86_64'],
  ['i686', 'i386'],
  ['i586', 'i386'],
  ['armhf', 'arm'],
  ['armv7l', 'arm'],
  ['armeb', 'arm'],
  ['arm64', 'aarch64'],
  ['ppc64el', 'ppc64le'],
]);

/**
 * Architecture of a record's `arch=`: "c000003e" (an AUDIT_ARCH value of linux/audit.h, with or without `0x`) or a word such as
 * "x86_64". A value that no table is known for comes back in lower case.
 */
export function auditArch(logged: string): string {
  const text = logged.toLowerCase();
  const value = text.startsWith('0x') ? text.slice(2) : text;
  return byAuditValue.get(value) ?? otherWords.get(text) ?? value;
}
