import { syscallTables } from './syscall-tables.generated.ts';

export type SyscallArch = keyof typeof syscallTables;

const x32Bit = 0x40000000;
const namesByArch = new Map<SyscallArch, ReadonlyMap<number, string>>();
const numbersByArch = new Map<SyscallArch, ReadonlyMap<string, number>>();

function isSyscallArch(arch: string): arch is SyscallArch {
  return Object.hasOwn(syscallTables, arch);
}

function namesOf(arch: SyscallArch): ReadonlyMap<number, string> {
  const known = namesByArch.get(arch);
  if (known) return known;
  const names = new Map<number, string>();
  for (const run of syscallTables[arch].runs) {
    const [first, ...rest] = run.split(' ');
    for (const [offset, name] of rest.entries()) names.set(Number(first) + offset, name);
  }
  namesByArch.set(arch, names);
  return names;
}

/** Name of a system call; `number` is the one of the architecture's own table (for x32 without its bit). Empty when unknown. */
export function syscallName(arch: string, number: number): string {
  return isSyscallArch(arch) ? (namesOf(arch).get(number) ?? '') : '';
}

/** Number of a system call by its name, for logs that were decoded already; undefined when the architecture lacks it. */
export function syscallNumber(arch: string, name: string): number | undefined {
  if (!isSyscallArch(arch)) return undefined;
  let numbers = numbersByArch.get(arch);
  if (!numbers) {
    numbers = new Map([...namesOf(arch)].map(([number, known]) => [known, number]));
    numbersByArch.set(arch, numbers);
  }
  return numbers.get(name);
}

/** A call of x32 has the `arch=` of x86_64 and bit 30 set in its number. */
export function splitX32(arch: string, number: number): { readonly arch: string; readonly number: number } {
  if (arch !== 'x86_64' || number < x32Bit || number >= 2 * x32Bit) return { arch, number };
  return { arch: 'x32', number: number - x32Bit };
}
