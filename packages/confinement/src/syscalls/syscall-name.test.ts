import { describe, expect, it } from 'vitest';
import { auditArch } from './audit-arch.ts';
import { splitX32, syscallName, syscallNumber } from './syscall-name.ts';
import { syscallTables, syscallTablesRelease } from './syscall-tables.generated.ts';

/** Known from elsewhere than the tree ours are generated from: libseccomp, and glibc's headers for loongarch64. */
const known: Record<string, Record<string, number>> = {
  x86_64: {
    read: 0,
    open: 2,
    close: 3,
    socket: 41,
    bind: 49,
    chown: 92,
    ptrace: 101,
    mount: 165,
    setpriority: 141,
    openat: 257,
    finit_module: 313,
    bpf: 321,
    clone3: 435,
  },
  x32: {
    read: 0,
    open: 2,
    close: 3,
    socket: 41,
    bind: 49,
    chown: 92,
    mount: 165,
    setpriority: 141,
    openat: 257,
    rt_sigaction: 512,
    ptrace: 521,
    execveat: 545,
  },
  i386: {
    read: 3,
    open: 5,
    close: 6,
    socketcall: 102,
    chown: 182,
    chown32: 212,
    ptrace: 26,
    mount: 21,
    setpriority: 97,
    openat: 295,
    bpf: 357,
    socket: 359,
    clone3: 435,
  },
  arm: {
    read: 3,
    open: 5,
    close: 6,
    socket: 281,
    bind: 282,
    chown32: 212,
    ptrace: 26,
    mount: 21,
    setpriority: 97,
    openat: 322,
    bpf: 386,
    set_tls: 983045,
  },
  aarch64: {
    read: 63,
    close: 57,
    socket: 198,
    bind: 200,
    fchownat: 54,
    ptrace: 117,
    mount: 40,
    setpriority: 140,
    openat: 56,
    finit_module: 273,
    bpf: 280,
    renameat: 38,
  },
  ppc64le: {
    read: 3,
    open: 5,
    close: 6,
    socket: 326,
    bind: 327,
    chown: 181,
    ptrace: 26,
    mount: 21,
    setpriority: 97,
    openat: 286,
    finit_module: 353,
    bpf: 361,
  },
  s390x: {
    read: 3,
    open: 5,
    close: 6,
    socket: 359,
    bind: 361,
    chown: 212,
    ptrace: 26,
    mount: 21,
    setpriority: 97,
    openat: 288,
    finit_module: 344,
    bpf: 351,
  },
  riscv64: {
    read: 63,
    close: 57,
    socket: 198,
    bind: 200,
    fchownat: 54,
    ptrace: 117,
    mount: 40,
    setpriority: 140,
    openat: 56,
    finit_module: 273,
    bpf: 280,
    riscv_flush_icache: 259,
  },
  loongarch64: {
    read: 63,
    close: 57,
    socket: 198,
    bind: 200,
    fchownat: 54,
    ptrace: 117,
    mount: 40,
    setpriority: 140,
    openat: 56,
    finit_module: 273,
    bpf: 280,
    clone3: 435,
  },
};

describe('syscallName', () => {
  it.each(Object.keys(known))('knows the calls of %s', (arch) => {
    const names = known[arch] ?? {};
    const read = Object.values(names).map((number) => syscallName(arch, number));
    expect(read).toEqual(Object.keys(names));
    const numbers = Object.keys(names).map((name) => syscallNumber(arch, name));
    expect(numbers).toEqual(Object.values(names));
  });

  it('knows no call that an architecture lacks', () => {
    expect(syscallNumber('aarch64', 'open')).toBeUndefined();
    expect(syscallNumber('x86_64', 'chown32')).toBeUndefined();
    expect(syscallNumber('loongarch64', 'renameat')).toBeUndefined();
    expect(syscallName('x86_64', 400)).toBe('');
    expect(syscallName('x86_64', -1)).toBe('');
    expect(syscallName('constructor', 1)).toBe('');
    expect(syscallNumber('mips', 'read')).toBeUndefined();
  });

  it('has tables of one named release, without two names for a number', () => {
    expect(syscallTablesRelease).toMatch(/^Linux \d+\.\d+\.\d+$/);
    for (const { runs } of Object.values(syscallTables)) {
      let next = -1;
      for (const run of runs) {
        const [first, ...names] = run.split(' ');
        expect(Number(first)).toBeGreaterThan(next);
        expect(names.every((name) => /^[a-z_]\w*$/.test(name))).toBe(true);
        next = Number(first) + names.length;
      }
    }
  });
});

describe('auditArch', () => {
  it.each([
    ['c000003e', 'x86_64'],
    ['C000003E', 'x86_64'],
    ['0xc000003e', 'x86_64'],
    ['40000003', 'i386'],
    ['40000028', 'arm'],
    ['c00000b7', 'aarch64'],
    ['c0000015', 'ppc64le'],
    ['80000016', 's390x'],
    ['c00000f3', 'riscv64'],
    ['c0000102', 'loongarch64'],
    ['x86_64', 'x86_64'],
    ['arm64', 'aarch64'],
    ['80000015', '80000015'],
    ['', ''],
  ])('%s is %s', (logged, arch) => {
    expect(auditArch(logged)).toBe(arch);
  });
});

describe('splitX32', () => {
  it('takes the bit off a number of x86_64 only', () => {
    expect(splitX32('x86_64', 0x40000002)).toEqual({ arch: 'x32', number: 2 });
    expect(splitX32('x86_64', 2)).toEqual({ arch: 'x86_64', number: 2 });
    expect(splitX32('aarch64', 0x40000002)).toEqual({ arch: 'aarch64', number: 0x40000002 });
  });
});
