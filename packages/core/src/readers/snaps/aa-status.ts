import type { Line } from '../../decode/line.ts';
import type { Reader, Say, Section } from '../reader.ts';
import { commandOf } from '../shape/container-fact.ts';
import { isPromptLine } from '../shape/prompt-line.ts';
import { walkJson } from '../shape/walk-json.ts';
import { wordsOf } from '../shape/words-of.ts';
import { toldFact } from './told-fact.ts';

const MODES = ['enforce', 'complain', 'prompt', 'kill', 'unconfined', 'mixed'];
/** A system with many snaps has some hundred profiles. */
const MOST_PROFILES = 2_000;
const MODULE: readonly (readonly [string, string])[] = [
  ['apparmor module is loaded', 'loaded'],
  ['apparmor module is not loaded', 'not loaded'],
  ['apparmor filesystem is not mounted', 'not mounted'],
];

/** `aa-status`, also `--json`: whether AppArmor is there, and the profiles by their modes. */
export const aaStatus: Reader = {
  form: 'aa-status',
  from: ['aa-status', 'apparmor_status', 'aa-status --json', 'inspection-report/apparmor/aa-status'],
  triggers: ['apparmor module is', 'apparmor filesystem is', 'profiles are ', '"profiles"'],
  open(line, say) {
    if (/^\s{0,40}\{.{0,60}"profiles"/.test(line.text) || /^\s{0,40}"profiles"\s{0,4}:/.test(line.text))
      return openJson(line, say);
    const text = line.text.trimStart();
    if (!MODULE.some(([words]) => text.startsWith(words)) && !/^\d{1,6} profiles are /.test(text)) return null;
    const section = new StatusSection(say);
    section.accept(line);
    return section;
  },
};

function profileSayer(say: Say): (name: string, mode: string, line: Line) => void {
  let said = 0;
  return (name, mode, line) => {
    if (said++ < MOST_PROFILES) say({ kind: 'fact', about: 'profile', name: name.slice(0, 300), mode }, line);
  };
}

function openJson(first: Line, say: Say): Section {
  const sayProfile = profileSayer(say);
  return walkJson(first, (at) => ({
    value([room, name, more], mode) {
      if (room === 'profiles' && name !== undefined && more === undefined && MODES.includes(mode))
        sayProfile(name, mode, at());
    },
    end() {},
  }));
}

class StatusSection implements Section {
  readonly #say: Say;
  readonly #sayProfile: (name: string, mode: string, line: Line) => void;
  /** Mode of the profiles that follow; null among processes. */
  #mode: string | null = null;
  /** Mode of the processes that follow; null among profiles, and where they have none. */
  #processMode: string | null = null;
  #processes = 0;

  constructor(say: Say) {
    this.#say = say;
    this.#sayProfile = profileSayer(say);
  }

  accept(line: Line): boolean {
    const text = line.text.trim();
    if (text === '' || isPromptLine(line.text)) return false;
    const words = wordsOf(text);
    const known = MODULE.find(([start]) => text.startsWith(start));
    if (known) {
      this.#say(toldFact('apparmor', known[1]), line);
      if (words.length > 5) this.#takeFlat(words, line);
      return true;
    }
    const title = titleOf(words, 0);
    if (title) {
      this.#mode = title.mode;
      this.#processMode = title.processMode;
      if (words.length > title.length) this.#takeFlat(words, line);
      return true;
    }
    if (/^You do not have enough privilege/.test(text)) return true;
    // A name is indented, or without blanks where the indentation was lost; processes have their pid and profile behind them.
    const isName = /^\s/.test(line.text) || words.length === 1 || /\(\d{1,10}\)/.test(text);
    if (!isName) return false;
    if (text.length > 300 || /^(?:\.{2,}|…)/.test(text)) return true;
    if (this.#mode !== null) this.#sayProfile(text, this.#mode, line);
    else this.#takeProcess(text, line);
    return true;
  }

  close(): void {}

  /** "/usr/bin/coredns (4121) cri-containerd.apparmor.d"; the profile is left out where it has the program's own name. */
  #takeProcess(text: string, line: Line): void {
    const [, program = '', pid, profile = program] = /^(.{1,200}) \((\d{1,10})\)(?: (.{1,200}))?$/.exec(text) ?? [];
    if (pid === undefined || this.#processMode === null || this.#processes++ >= MOST_PROFILES) return;
    this.#say(
      {
        kind: 'fact',
        about: 'process-label',
        label: profile,
        mode: this.#processMode,
        pid: Number(pid),
        ...(program.startsWith('/') && { command: commandOf(program) ?? '' }),
      },
      line,
    );
  }

  /** Everything on one line: names with blanks cannot be told from two, so only those that look like paths and snaps are taken. */
  #takeFlat(words: readonly string[], line: Line): void {
    for (let at = 0; at < words.length; at++) {
      const title = titleOf(words, at);
      if (title) {
        this.#mode = title.mode;
        at += title.length - 1;
      } else if (this.#mode !== null && /[./]/.test(words[at] ?? '') && !words[at]?.endsWith('.')) {
        this.#sayProfile(words[at] ?? '', this.#mode, line);
      }
    }
  }
}

/** "12 profiles are in enforce mode.", "3 processes are in kill mode.", "40 profiles are loaded."; null for other words. */
function titleOf(
  words: readonly string[],
  at: number,
): { readonly mode: string | null; readonly processMode: string | null; readonly length: number } | null {
  const [count = '', what, verb, third, fourth] = words.slice(at, at + 5);
  if (!/^\d{1,6}$/.test(count) || (what !== 'profiles' && what !== 'processes')) return null;
  if (verb === 'are' && third === 'in') {
    const mode = MODES.find((name) => name === fourth) ?? null;
    const isOfProfiles = what === 'profiles';
    return { mode: isOfProfiles ? mode : null, processMode: isOfProfiles ? null : mode, length: 6 };
  }
  // "are loaded.", "have profiles defined.", "are unconfined but have a profile defined.", "are mixed."
  const end = words.slice(at, at + 10).findIndex((word) => word.endsWith('.'));
  return { mode: null, processMode: null, length: end === -1 ? 4 : end + 1 };
}
