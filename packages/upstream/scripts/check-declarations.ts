import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { textOf } from '../src/go/go-value.ts';
import { openGoParser } from '../src/go/parse-go.ts';
import { findInterfaces } from '../src/snapd/find-interfaces.ts';
import { type HeaderValue, parseHeaders } from '../src/snapd/parse-headers.ts';
import { INTERFACES, readSnapdSource } from '../src/snapd/snapd-source.ts';
import { folderTree } from '../src/source/folder-tree.ts';

/**
 * Compares the base declarations as we read them with the text of the assertion, both sides of all interfaces.
 *
 *     node packages/upstream/scripts/check-declarations.ts SNAPD_TREE [DUMP.json[.gz]]
 *
 * What we read is printed in the form of assertion headers again and has to equal the text, which comes from a plain search
 * of the source for the constants that hold it, or from a dump of what snapd's own code gives
 * (`interfaces.NAME.static_info.BaseDeclaration{Plugs,Slots}`). Exits with 1 when something differs.
 */
const [tree, dump] = process.argv.slice(2);
if (tree) {
  const texts = dump ? textsOfDump(dump) : textsOfSource(tree);
  process.exitCode = compare(texts, await readByUs(tree)) ? 0 : 1;
} else {
  process.stderr.write('Usage: check-declarations.ts SNAPD_TREE [DUMP.json[.gz]]\n');
  process.exitCode = 2;
}

/** By "Plugs NAME" or "Slots NAME". */
type BySide<T> = ReadonlyMap<string, T>;

function compare(texts: BySide<string>, ours: BySide<HeaderValue | null>): boolean {
  const problems: string[] = [];
  for (const [key, text] of texts) {
    const value = ours.get(key);
    const name = key.slice(key.indexOf(' ') + 1);
    if (value === undefined) problems.push(`${key}: not read`);
    else if (value === null) problems.push(`${key}: not understood`);
    else if (`  ${name}:${printed(value, '  ')}` !== text) problems.push(`${key}: otherwise than the text`);
  }
  for (const key of ours.keys()) if (!texts.has(key)) problems.push(`${key}: not in the text`);
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  const count = (side: string) => [...texts.keys()].filter((key) => key.startsWith(side)).length;
  process.stdout.write(
    `${count('Plugs')} declarations of plugs, ${count('Slots')} of slots: ${problems.length === 0 ? 'all equal' : `${problems.length} differ`}\n`,
  );
  return problems.length === 0;
}

async function readByUs(sourceDir: string): Promise<BySide<HeaderValue | null>> {
  const source = readSnapdSource(await openGoParser(), folderTree(sourceDir));
  const found = new Map<string, HeaderValue | null>();
  for (const { name, infos } of findInterfaces(source)) {
    for (const side of ['Plugs', 'Slots'] as const) {
      const text = textOf(infos[0]?.fields.get(`BaseDeclaration${side}`));
      if (text !== undefined && text.trim() !== '') found.set(`${side} ${name}`, parseHeaders(text)?.[name] ?? null);
    }
  }
  return found;
}

function textsOfSource(sourceDir: string): BySide<string> {
  const folder = join(sourceDir, INTERFACES);
  const sources = readdirSync(folder)
    .filter((file) => file.endsWith('.go') && !file.endsWith('_test.go'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const constants = new Map(
    sources.flatMap((source) =>
      [...source.matchAll(/^(?:const|var)? *\t?(\w+) += +`([^`]*)`/gm)].map(([, name = '', text = '']) => [name, text]),
    ),
  );
  const texts = new Map<string, string>();
  for (const source of sources) {
    for (const [, side = '', name = ''] of source.matchAll(/[bB]aseDeclaration(Plugs|Slots): +(\w+)/g)) {
      const text = constants.get(name);
      if (text !== undefined) addText(texts, side, text);
      else if (!name.startsWith('iface')) process.stdout.write(`${name}: no constant of this name\n`);
    }
  }
  return texts;
}

function textsOfDump(file: string): BySide<string> {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const { interfaces } = JSON.parse(text) as {
    interfaces: Record<string, { static_info?: Record<string, unknown> } | undefined>;
  };
  const texts = new Map<string, string>();
  for (const one of Object.values(interfaces)) {
    for (const side of ['Plugs', 'Slots'])
      addText(texts, side, String(one?.static_info?.[`BaseDeclaration${side}`] ?? ''));
  }
  return texts;
}

/** snapd cuts newlines at the ends when it composes the assertion. */
function addText(texts: Map<string, string>, side: string, text: string): void {
  const trimmed = text.replace(/^\n+|\n+$/g, '');
  if (trimmed !== '') texts.set(`${side} ${/^ *([^:]*):/.exec(trimmed)?.[1]}`, trimmed);
}

function printed(value: HeaderValue, indent: string): string {
  if (typeof value === 'string') {
    return value.includes('\n') ? `\n${indent}    ${value.replaceAll('\n', `\n${indent}    `)}` : ` ${value}`;
  }
  if (Array.isArray(value)) {
    return value.map((item) => `\n${indent}  -${printed(item as HeaderValue, `${indent}  `)}`).join('');
  }
  return Object.entries(value as Readonly<Record<string, HeaderValue>>)
    .map(([name, inner]) => `\n${indent}  ${name}:${printed(inner, `${indent}  `)}`)
    .join('');
}
