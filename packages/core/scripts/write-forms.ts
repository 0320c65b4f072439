import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { allReaders } from '../src/readers/all-readers.ts';
import type { Reader } from '../src/readers/reader.ts';

// Writes docs/forms.md: every form that is read, and the texts that hold its reader to it.

const fixtures = new URL('../fixtures/forms/', import.meta.url);
const page = fileURLToPath(new URL('../../../docs/forms.md', import.meta.url));
const EXAMPLE_CHARACTERS = 90;

const rows = allReaders.toSorted((a, b) => (a.form < b.form ? -1 : 1)).map(rowOf);
writeFileSync(
  page,
  `<!-- Made by packages/core/scripts/write-forms.ts from the readers and their fixtures. -->

# Forms that are read

Paste any of these, several together, whole or in parts. Records of AppArmor, seccomp and dbus-daemon (\`mediator-records\`) are read in whatever carries them;
every other form has a reader of its own under \`packages/core/src/readers\`, and texts that show what it reads under
\`packages/core/fixtures/forms\`, the damaged ones among them. How often each kind of statement is found in these texts stands in the last column.

| form | begins, for instance | texts (damaged) | says |
|---|---|---|---|
${rows.join('\n')}
`,
);

function rowOf({ form }: Reader): string {
  const folder = new URL(`${form}/`, fixtures);
  const names = readdirSync(folder);
  const texts = names.filter((name) => name.endsWith('.txt'));
  const whole = texts.filter((name) => !name.startsWith('damaged'));
  const first = readFileSync(new URL(whole[0] ?? texts[0] ?? '', folder), 'utf8').split('\n');
  const example = (first.find((line) => line.trim() !== '') ?? '').trim();
  const said = names
    .filter((name) => name.endsWith('.ndjson'))
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n').filter(Boolean))
    .map((line) => JSON.parse(line) as { kind: string; about?: string });
  const kinds = Map.groupBy(said, ({ kind }) => kind);
  const says = [...kinds].map(([kind, all]) => `${all.length} ${kind}${all.length === 1 ? '' : 's'}`).sort();
  return `| ${form} | ${code(example)} | ${texts.length} (${texts.length - whole.length}) | ${says.join(', ')} |`;
}

/** As code in a cell: neither a bar nor a back quote may end it. */
function code(text: string): string {
  const shown = text.length > EXAMPLE_CHARACTERS ? `${text.slice(0, EXAMPLE_CHARACTERS)}…` : text;
  return `\`${shown.replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}
