import { carriersItGivesUpOn, carriersItReads } from '../src/records/forms/carrier-forms.fixture.ts';
import { dbusForms } from '../src/records/forms/dbus-forms.fixture.ts';
import { disguises } from '../src/records/forms/disguises.fixture.ts';
import { fileForms } from '../src/records/forms/file-forms.fixture.ts';
import { givenUpForms } from '../src/records/forms/given-up-forms.fixture.ts';
import { mountForms } from '../src/records/forms/mount-forms.fixture.ts';
import { oldForms } from '../src/records/forms/old-forms.fixture.ts';
import { processForms } from '../src/records/forms/process-forms.fixture.ts';
import { profileForms } from '../src/records/forms/profile-forms.fixture.ts';
import { rarerForms } from '../src/records/forms/rarer-forms.fixture.ts';
import { seccompForms } from '../src/records/forms/seccomp-forms.fixture.ts';
import { socketForms } from '../src/records/forms/socket-forms.fixture.ts';
import { parseRecords } from '../src/records/parse-records.ts';
import { askBinding, askProgram } from './ask-libapparmor.ts';
import { readAs, wantedFields } from './libapparmor-fields.ts';
import { meantDifferences } from './meant-differences.ts';

/**
 * Prints how many of the forms in our tests LibAppArmor reads, and where it reads something else than we do.
 *
 *     node packages/confinement/scripts/count-forms-libapparmor-reads.ts [PROGRAM]
 *
 * Asks the Python binding of this system (python3-libapparmor), or PROGRAM: the test_multi that `make check` builds in a tree of
 * AppArmor's. Versions differ: `class=` is read since 3.0.9, `saddr=` since 4.0.2, `peer_addr=` and `execpath=` since 4.1. Ends with 1 if a
 * field differs that meant-differences.ts does not explain.
 */
const RECORD =
  'apparmor="DENIED" operation="open" profile="snap.web.server" name="/etc/fstab" pid=5507 comm="server" requested_mask="r" denied_mask="r" fsuid=1000 ouid=0';

interface NamedLine {
  readonly form: string;
  readonly line: string;
}

const inCarriers = (carriers: readonly NamedLine[]): NamedLine[] =>
  carriers.map(({ form, line }) => ({ form, line: line.replace('%', RECORD) }));
const groups: readonly (readonly [string, readonly NamedLine[]])[] = [
  ['files', fileForms],
  ['sockets', socketForms],
  ['processes', processForms],
  ['mounts', mountForms],
  ['profiles', profileForms],
  ['messages', dbusForms],
  ['kernels before 2.6.36', oldForms],
  ['rarer', rarerForms],
  ['carriers', inCarriers(carriersItReads)],
  ['given up: fields', givenUpForms],
  ['given up: carriers', inCarriers(carriersItGivesUpOn)],
  ['given up: disguises', disguises.map(({ form, of }) => ({ form, line: of(RECORD) }))],
  ['given up: seccomp', seccompForms],
];

const program = process.argv[2];
let unexplained = 0;
for (const [group, forms] of groups) {
  const lines = forms.map(({ line }) => line);
  const theirs = program === undefined ? askBinding(lines) : lines.map((line) => askProgram(program, line));
  const understood = theirs.filter((record) => isRead(record));
  const ours = forms.filter(({ line }) => parseRecords(line).length === 1);
  print(`${group.padEnd(24)} ${count(forms)} forms, ${count(ours)} read here, ${count(understood)} by LibAppArmor`);
  for (const [index, { form, line }] of forms.entries()) {
    const expected = theirs[index];
    if (expected && isRead(expected)) compare(form, line, expected);
    else if (!group.startsWith('given up')) print(`    not read by this LibAppArmor: ${form}`);
  }
}
print(`${unexplained} fields differ unexplained`);
if (unexplained > 0) process.exitCode = 1;

function isRead(record: ReadonlyMap<string, string>): boolean {
  return record.get('Event type') !== 'AA_RECORD_INVALID';
}

function compare(form: string, line: string, expected: ReadonlyMap<string, string>): void {
  const [record] = parseRecords(line);
  for (const field of wantedFields) {
    const want = expected.get(field.printed);
    const own = readAs(field, record);
    if (
      want === own ||
      meantDifferences.some(({ is }) => is({ line, field: field.printed, want, own, givenUp: false }))
    )
      continue;
    unexplained++;
    print(`    ${form}: ${field.printed} is ${JSON.stringify(want)} there, ${JSON.stringify(own)} here`);
  }
}

function count(of: readonly unknown[]): string {
  return String(of.length).padStart(3);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
