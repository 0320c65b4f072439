import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRecords } from '../src/records/parse-records.ts';
import { type Printed, printedOf } from './ask-libapparmor.ts';
import { readAs, type WantedField, wantedFields } from './libapparmor-fields.ts';
import { meantDifferences } from './meant-differences.ts';

/**
 * Compares what `parseRecords` reads with what LibAppArmor's own tests expect, field by field.
 *
 *     node packages/confinement/scripts/compare-with-libapparmor.ts --git REPOSITORY [--ref REF]
 *     node packages/confinement/scripts/compare-with-libapparmor.ts FOLDER
 *
 * The repository is a clone of AppArmor's, the folder its libraries/libapparmor/testsuite/test_multi. Their files are read where they are
 * and never copied: they are under the LGPL. Ends with 1 if anything differs that meant-differences.ts does not explain.
 */
const TESTS = 'libraries/libapparmor/testsuite/test_multi';
/** Their program reads no more of a case. */
const READ_BYTES = 1023;

interface Case {
  readonly name: string;
  readonly line: string;
  readonly expected: Printed;
}

type ReadFile = (name: string) => string;

const [first, second, third, fourth] = process.argv.slice(2);
if (first === '--git' && second !== undefined) {
  const ref = third === '--ref' && fourth !== undefined ? fourth : 'HEAD';
  compare(...ofRepository(second, ref));
} else if (first !== undefined && !first.startsWith('-')) {
  compare(readdirSync(first), (name) => readFileSync(join(first, name), 'utf8'));
} else {
  process.stderr.write('Usage: compare-with-libapparmor.ts FOLDER | --git REPOSITORY [--ref REF]\n');
  process.exitCode = 2;
}

function ofRepository(folder: string, ref: string): [names: string[], read: ReadFile] {
  const git = (...args: string[]): string => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
  const names = git('ls-tree', '--name-only', `${ref}:${TESTS}`).split('\n').filter(Boolean);
  return [names, (name) => git('show', `${ref}:${TESTS}/${name}`)];
}

function compare(names: readonly string[], read: ReadFile): void {
  const agreed = new Map<string, number>();
  const differing = new Map<string, number>();
  const meant = new Map(meantDifferences.map(({ reason }) => [reason, 0]));
  let unexplained = 0;
  const cases = casesOf(names, read);
  for (const { name, line, expected } of cases) {
    const [record] = parseRecords(line);
    const givenUp = expected.get('Event type') === 'AA_RECORD_INVALID';
    for (const field of wantedFields) {
      const want = expected.get(field.printed);
      const own = readAs(field, record);
      if (want === undefined && own === undefined) continue;
      if (want === own) {
        add(agreed, field);
        continue;
      }
      add(differing, field);
      const known = meantDifferences.find(({ is }) => is({ line, field: field.printed, want, own, givenUp }));
      if (known) meant.set(known.reason, (meant.get(known.reason) ?? 0) + 1);
      else unexplained++;
      const sign = known ? 'meant' : 'OPEN ';
      print(`${sign}  ${name}  ${field.printed}: ${shown(want)} there, ${shown(own)} here`);
    }
  }
  print('\nfield             agree  differ');
  for (const field of wantedFields) {
    const { printed } = field;
    print(`${printed.padEnd(16)} ${count(agreed, printed).padStart(6)} ${count(differing, printed).padStart(7)}`);
  }
  print('\nmeant, because');
  for (const [reason, times] of meant) print(`${String(times).padStart(4)} times: ${reason}`);
  print(`\n${cases.length} cases, ${unexplained} differences unexplained`);
  if (unexplained > 0) process.exitCode = 1;
}

function casesOf(names: readonly string[], read: ReadFile): readonly Case[] {
  const printed = new Set(names);
  return names
    .filter((name) => name.endsWith('.in') && printed.has(name.replace(/in$/, 'out')))
    .map((name) => ({
      name: name.slice(0, -3),
      line: read(name).slice(0, READ_BYTES),
      expected: printedOf(read(name.replace(/in$/, 'out'))),
    }));
}

function add(counts: Map<string, number>, { printed }: WantedField): void {
  counts.set(printed, (counts.get(printed) ?? 0) + 1);
}

function count(counts: ReadonlyMap<string, number>, printed: string): string {
  return String(counts.get(printed) ?? 0);
}

function shown(value: string | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
