import type { ScriptNeed } from './addon-need.ts';
import { commandNeeds } from './command-needs.ts';

const ADVISED = new Set(['modprobe', 'apt', 'apt-get', 'systemctl', 'snap']);

/** What a script tells people to do on the host before it works: the commands in what it prints. */
export function printedNeeds(printed: string): readonly ScriptNeed[] {
  return printed.split(/[\n;|&`'"]+/).flatMap((part) => {
    const words = part.split(/\s+/).filter(Boolean);
    const start = words.findIndex((word) => ADVISED.has(word));
    return start < 0 ? [] : commandNeeds(words.slice(start));
  });
}
