import { limits } from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { lineOf } from './ledgers.fixture.ts';
import type { Trouble } from './trouble.ts';
import { WordsLedger } from './words-ledger.ts';

function trouble(message: string, parts: Partial<Trouble> = {}): Trouble {
  return { kind: 'trouble', source: 'log', message, layers: [message], count: 1, severity: 'error', ...parts };
}

describe('WordsLedger', () => {
  it('counts what is said again, whatever the numbers in it', () => {
    const ledger = new WordsLedger();
    ledger.add(trouble('back-off 10s restarting'), lineOf('x', 3, { carried: { time: 'early' } }));
    ledger.add(trouble('back-off 20s restarting', { count: 4 }), lineOf('x', 9, { carried: { time: 'late' } }));
    expect(ledger.entries()).toMatchObject([
      { count: 5, firstPlaces: [{ line: 3 }, { line: 9 }], lastLine: 9, firstTime: 'early', lastTime: 'late' },
    ]);
  });

  it('tells apart what happens to different things, and what is over from what is', () => {
    const ledger = new WordsLedger();
    const object = { kind: 'Pod', name: 'web-0' };
    ledger.add(trouble('OOMKilled', { object }), lineOf('x'));
    ledger.add(trouble('OOMKilled', { object: { ...object, name: 'web-1' } }), lineOf('x'));
    ledger.add(trouble('OOMKilled', { object, past: true }), lineOf('x'));
    expect(ledger.entries()).toHaveLength(3);
  });

  it('holds a bounded number, and says how often something found no room', () => {
    const ledger = new WordsLedger();
    const names = Array.from({ length: limits.distinctTroubles + 500 }, (_, n) => String.fromCodePoint(0x4e00 + n));
    for (const name of names) ledger.add(trouble(name), lineOf('x'));
    expect(ledger.entries().length).toBeLessThanOrEqual(limits.distinctTroubles);
    expect(ledger.entries().length + ledger.omitted).toBe(names.length);
  });
});
