import type { ScriptNeed } from './addon-need.ts';
import { commandNeeds } from './command-needs.ts';

const ADVISED = new Set(['modprobe', 'apt', 'apt-get', 'systemctl', 'snap']);

/** What a script tells people to provide before it works: in commands that it prints, and as "X requires Y to be enabled". */
export function printedNeeds(printed: string): readonly ScriptNeed[] {
  const required = [...printed.matchAll(/ requires ([a-z0-9-]+) to be enabled/g)];
  return [...required.map(([, name = '']): ScriptNeed => ({ what: 'addon', name })), ...advised(printed)];
}

function advised(printed: string): readonly ScriptNeed[] {
  return printed.split(/[\n;|&`'"]+/).flatMap((part) => {
    const words = part.split(/\s+/).filter(Boolean);
    const start = words.findIndex((word) => ADVISED.has(word));
    return start < 0 ? [] : commandNeeds(words.slice(start));
  });
}
