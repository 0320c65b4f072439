import { describe, expect, it } from 'vitest';
import { runsOverTracks } from './runs-over-tracks.ts';

describe('runsOverTracks', () => {
  it('joins tracks in a row, whatever their order, and leaves what does not bound', () => {
    const runs = runsOverTracks([
      { track: 'latest', said: new Set(['always', 'new', 'again']) },
      { track: '1.9', said: new Set(['always', 'old', 'again']) },
      { track: '1.10', said: new Set(['always', 'new']) },
    ]);
    expect(Object.fromEntries(runs)).toEqual({
      always: [{}],
      old: [{ until: '1.10' }],
      new: [{ since: '1.10' }],
      again: [{ until: '1.10' }, { since: 'latest' }],
    });
  });
});
