import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { allReaders } from '../src/readers/all-readers.ts';
import { recordCarriers } from '../src/records/record-carriers.ts';

// Writes docs/forms.md: every form that is read, what it comes from, and the texts that hold its reader to it.

const fixtures = new URL('../fixtures/', import.meta.url);
const page = fileURLToPath(new URL('../../../docs/forms.md', import.meta.url));
const EXAMPLE_CHARACTERS = 80;

/** What a table has a row for: where it comes from, who reads it, and where its texts are. */
interface ReadForm {
  readonly from: readonly string[];
  readonly name: string;
  readonly folder: URL;
}

const carriers = recordCarriers.map(({ name, from }) => ({ from, name, folder: folderOf('carriers', name) }));
const forms = allReaders.map(({ form, from }) => ({ from, name: form, folder: folderOf('forms', form) }));

writeFileSync(
  page,
  `<!-- Made by packages/core/scripts/write-forms.ts from the readers, the carriers of records, and their texts. -->

# Forms that are read

Paste any of these, several together, whole or in parts; \`microk8s kubectl\`, \`sudo\` and a prompt before a command change nothing. Look for your command in the first column.
How often each kind of statement is found in the texts stands in the last column; the damaged texts are cut, folded, flattened or without their heads.

A fact is told as context, and what is known, assumed and advised follows from it. Troubles, refusals and records are told as findings.

## What carries records of AppArmor, seccomp and dbus-daemon

Whatever brings a record, it is read alike (\`mediator-records\`). The texts are in \`packages/core/fixtures/carriers\`.

${tableOf('carrier', carriers)}

## Everything else

Each form has a reader of its own in a file under \`packages/core/src/readers\`. The texts are in \`packages/core/fixtures/forms\`.

${tableOf('form', forms)}

A line of none of these is still found (\`known-words\`) where it says something that an entry under \`data\` knows a cause by.

## Archives

\`inspection-report/…\` stands for a file of the tarball that \`microk8s inspect\` makes. Archives and compressed files are unpacked and each of their texts is read as if it had been pasted.
`,
);

function folderOf(room: string, name: string): URL {
  return new URL(`${room}/${name}/`, fixtures);
}

function tableOf(what: string, rows: readonly ReadForm[]): string {
  const sorted = rows.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return [
    `| command or place | ${what} | begins, for instance | texts (damaged) | says |`,
    '|---|---|---|---|---|',
    ...sorted.map(rowOf),
  ].join('\n');
}

function rowOf({ from, name, folder }: ReadForm): string {
  const names = readdirSync(folder);
  const texts = names.filter((file) => file.endsWith('.txt'));
  const whole = texts.filter((file) => !file.startsWith('damaged'));
  const first = readFileSync(new URL(whole[0] ?? texts[0] ?? '', folder), 'utf8').split('\n');
  const example = (first.find((line) => line.trim() !== '') ?? '').trim();
  const said = names
    .filter((file) => file.endsWith('.ndjson'))
    .flatMap((file) => readFileSync(new URL(file, folder), 'utf8').split('\n').filter(Boolean))
    .map((line) => (JSON.parse(line) as { kind?: string }).kind ?? 'record');
  const says = [...Map.groupBy(said, (kind) => kind)]
    .map(([kind, { length }]) => `${length} ${kind}${length === 1 ? '' : 's'}`)
    .sort();
  const places = from.map(placeOf).join('<br>');
  return `| ${places} | ${name} | ${code(shortened(example))} | ${texts.length} (${texts.length - whole.length}) | ${says.join(', ')} |`;
}

/** What is no command and no file is said in words. */
function placeOf(place: string): string {
  return place.startsWith('(') ? place.slice(1, -1) : code(place);
}

function shortened(text: string): string {
  return text.length > EXAMPLE_CHARACTERS ? `${text.slice(0, EXAMPLE_CHARACTERS)}…` : text;
}

/** As code in a cell: neither a bar nor a back quote may end it. */
function code(text: string): string {
  return `\`${text.replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}
