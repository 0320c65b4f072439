import { readdirSync, readFileSync } from 'node:fs';
import type { Knowledge } from '../packages/core/src/index.ts';

const FEWEST_LINES = 20;
const MOST_LINES = 200;

/** The pastes of the stories that the tests of the command line tell. */
export function storyPastes(): readonly Buffer[] {
  const folder = new URL('../apps/cli/stories/', import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(new URL(name, folder)));
}

/** Pastes of 20 to 200 lines, the same in every run: cases of what people wrote down, with lines between them that say nothing. */
export function somePastes(knowledge: Knowledge, count: number): readonly Buffer[] {
  const cases = knowledge
    .curated()
    .flatMap(({ cases: { match, ignore } }) => [...match, ...ignore].map(({ text }) => text));
  const next = lottery();
  return Array.from({ length: count }, () => {
    const length = FEWEST_LINES + Math.floor(next() * (MOST_LINES - FEWEST_LINES));
    const lines: string[] = [];
    while (lines.length < length) {
      const isCase = next() < 0.25;
      const text = isCase ? (cases[Math.floor(next() * cases.length)] ?? '') : plainLine(Math.floor(next() * 1e6));
      lines.push(...text.split('\n'));
    }
    return Buffer.from(lines.slice(0, length).join('\n'));
  });
}

function plainLine(number: number): string {
  return `Jun 12 10:${String(number % 60).padStart(2, '0')}:07 host7 systemd[1]: Started session-${number}.scope - Session ${number} of User alex.`;
}

/** A generator of numbers in [0, 1) that begins alike each time. */
function lottery(): () => number {
  let state = 42;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}
