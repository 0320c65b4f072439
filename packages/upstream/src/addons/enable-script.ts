import { posix } from 'node:path';
import { readPython } from '../scripts/read-python.ts';
import { readShell } from '../scripts/read-shell.ts';
import { type FileBeside, HOLE, pathBeside, type ScriptReading } from '../scripts/script-reading.ts';
import type { SyntaxParser } from '../syntax/open-parser.ts';
import type { ScriptNeed } from './addon-need.ts';
import { commandNeeds, programOf } from './command-needs.ts';
import { printedNeeds } from './printed-needs.ts';

/** The parsers that scripts and tests of addons need. */
export interface AddonParsers {
  readonly bash: SyntaxParser;
  readonly python: SyntaxParser;
}

/** What the script that enables an addon tells. */
export interface EnableScript {
  readonly needs: readonly ScriptNeed[];
  readonly printed: readonly string[];
  /** It does nothing but print. */
  readonly onlyPrints: boolean;
  /** All that it does is to enable this addon. */
  readonly handsOverTo?: string;
  /** The grammar understood all of it. */
  readonly complete: boolean;
}

/** A script of which nothing is known: it is not there, of another language, or too long. */
export const UNREAD_SCRIPT: EnableScript = { needs: [], printed: [], onlyPrints: false, complete: false };

/** Reads a script that enables an addon, and those of its folder that it runs. */
export function readEnableScript(parsers: AddonParsers, text: string, fileBeside: FileBeside): EnableScript {
  const read = readScript(parsers, text, fileBeside);
  if (!read) return UNREAD_SCRIPT;
  const readings = [read, ...readRunScripts(parsers, read, fileBeside)];
  const commands = read.commands.filter((command) => !SILENT.has(command[0] ?? ''));
  const handsOverTo = read.doesMore ? undefined : onlyAddonOf(commands);
  return {
    needs: distinct(readings.flatMap(needsOf)),
    printed: read.printed,
    onlyPrints: !read.doesMore && commands.length === 0,
    ...(handsOverTo === undefined ? {} : { handsOverTo }),
    complete: readings.every(({ complete }) => complete),
  };
}

/** They change nothing. */
const SILENT = new Set(
  'set exit true false : cd pwd dirname realpath readlink basename read shift return test [ local export unset sed grep awk gawk cut tr'.split(
    ' ',
  ),
);

function readScript({ bash, python }: AddonParsers, text: string, fileBeside: FileBeside): ScriptReading | undefined {
  const [, program = ''] = /^#!\s*(.*)/.exec(text) ?? [];
  if (/\bpython/.test(program)) return readPython(python, text, fileBeside);
  return /\b(?:ba|da)?sh\b/.test(program) ? readShell(bash, text, fileBeside) : undefined;
}

/** What the script hands to a shell: scripts of its folder (`bash "$DIR/install.sh"`), and texts (`sh -c "…"`). */
function readRunScripts(parsers: AddonParsers, read: ScriptReading, fileBeside: FileBeside): readonly ScriptReading[] {
  const paths = new Set(
    read.commands.flatMap((command) => command.slice(0, 2).flatMap((word) => pathBeside(word) ?? [])),
  );
  const files = [...paths].flatMap((path) => {
    const text = handedOver(path) === undefined ? fileBeside(path) : undefined;
    return (
      (text !== undefined &&
        readScript(parsers, text, (other) => fileBeside(posix.join(posix.dirname(path), other)))) ||
      []
    );
  });
  const texts = new Set(
    read.commands.flatMap((command) => (isShell(programOf(command)) && command[1] === '-c' ? (command[2] ?? []) : [])),
  );
  // A hole would end the text.
  return [...files, ...[...texts].map((text) => readShell(parsers.bash, text.replaceAll(HOLE, '""'), fileBeside))];
}

function isShell(program: string): boolean {
  return program === 'sh' || program === 'bash';
}

/** The addon whose own script is at this path, from the folder of another. */
function handedOver(path: string): string | undefined {
  return /^\.\.\/([a-z0-9-]+)\/enable$/.exec(path)?.[1];
}

function needsOf({ commands, printed, texts }: ScriptReading): readonly ScriptNeed[] {
  // `command -v docker`: where it is not there the script goes another way.
  const optional = new Set(commands.flatMap(([, flag, name]) => (flag === '-v' && name !== undefined ? [name] : [])));
  const handed = commands.flatMap(([program = '']) => handedOver(pathBeside(program) ?? '') ?? []);
  return [
    ...handed.map((name): ScriptNeed => ({ what: 'addon', name })),
    ...commands.flatMap(commandNeeds).filter(({ what, name = '' }) => what !== 'command' || !optional.has(name)),
    ...printed.flatMap(printedNeeds),
    ...([...printed, ...texts].some((text) => /huge_?pages/i.test(text)) ? [{ what: 'huge-pages' } as const] : []),
  ];
}

function onlyAddonOf(commands: readonly (readonly string[])[]): string | undefined {
  const [command, ...others] = [...new Map(commands.map((one) => [JSON.stringify(one), one])).values()];
  if (!command || others.length > 0) return undefined;
  const beside = handedOver(pathBeside(command[0] ?? '') ?? '');
  if (beside !== undefined) return beside;
  const [addon, ...more] = programOf(command) === 'microk8s-enable.wrapper' ? command.slice(1) : [];
  // What it was called with may be handed on.
  return addon !== undefined && more.every((word) => word === HOLE) ? addon : undefined;
}

function distinct(needs: readonly ScriptNeed[]): readonly ScriptNeed[] {
  return [...new Map(needs.map((need) => [JSON.stringify(need), need])).values()];
}
