import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Compiler } from './compile-profile.fixture.ts';
import { KERNEL_FEATURES } from './kernel-features.fixture.ts';

const PARSER = 'apparmor_parser';

/** What `apparmor_parser --version` says; empty where it is not installed. */
export const compilerVersion = spawnSync(PARSER, ['--version'], { encoding: 'utf8' }).stdout ?? '';

/** The tests were made for this version; `.ci/run` accepts no other and no skip. */
export const isCompilerWanted = compilerVersion.includes('version 3.0.8') || process.env.REQUIRE_ALL === '1';

/** A compiler with a folder of its own for what it is given. */
export function startCompiler(): { readonly compile: Compiler; stop(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'oracle-'));
  const features = join(folder, 'features');
  const file = join(folder, 'profiles');
  writeFileSync(features, KERNEL_FEATURES);
  return {
    compile: (profiles) => {
      writeFileSync(file, profiles);
      const run = spawnSync(PARSER, ['-SKQq', '-M', features, file], { maxBuffer: 1 << 28 });
      return run.status === 0 ? run.stdout : undefined;
    },
    stop: () => rmSync(folder, { recursive: true }),
  };
}
