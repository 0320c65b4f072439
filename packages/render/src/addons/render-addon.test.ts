import { describe, expect, it } from 'vitest';
import { addon, cell, inTrack, statement } from './addon.fixture.ts';
import { renderAddon, renderAddonHtml } from './render-addon.ts';
import { trackRuns } from './track-runs.ts';

const TRACKS = ['1.31', '1.32', '1.33', 'latest'];

function told(parts: Parameters<typeof addon>[0] = {}, said = [statement()]) {
  const cells = [cell({ status: 'broken', basis: 'person', statements: said.map(({ id }) => id) })];
  return { addon: addon(parts), answer: { version: 'v', cells, statements: said }, tracks: TRACKS };
}

describe('one addon', () => {
  it('tells where it works, what people say with evidence, and what upstream says', () => {
    const text = renderAddon(told());
    expect(text).toContain('core/metallb\n');
    expect(text).toContain('1.32 strict on amd64: broken (said by people, with evidence)');
    expect(text).toContain('broken: raw sockets refused');
    expect(text).toContain('strict confinement; looked at by a maintainer');
    expect(text).toContain('- Refresh the snap.');
    expect(text).toContain('Known issue: metallb-raw-sockets');
    expect(text).toContain('2025-09-16, https://example.com/1, Seen twice.');
    expect(text).toContain("Upstream's workflows try it on: classic.");
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(90);
  });

  it('tells what changed from track to track as ranges', () => {
    const tracks = [
      inTrack({ track: '1.31', version: '1' }),
      inTrack({ track: '1.32', version: '1', confinement: 'classic', needs: [{ what: 'module', name: 'nvme_tcp' }] }),
      inTrack({ track: '1.33', version: '2', confinement: 'classic', deprecated: true }),
    ];
    const text = renderAddon(told({ tracks, replacedBy: 'core/ingress', aliases: ['balancer'] }));
    expect(text).toContain('Tracks: 1.31 to 1.33.');
    expect(text).toContain('Version: 1 (1.31 to 1.32); 2 (1.33).');
    expect(text).toContain('Confinement: both (1.31); classic only (1.32 to 1.33).');
    expect(text).toContain('Needs: the kernel module nvme_tcp (1.32).');
    expect(text).toContain('Deprecated: upstream says so (1.33).');
    expect(text).toContain('It was given up for core/ingress.');
    expect(text).toContain('Other names: balancer.');
  });

  it('tells in short what is said of other places, and nothing that was withdrawn', () => {
    const elsewhere = statement({ id: 'core/metallb/works-on-1-33', status: 'verified', says: 'It was run.' });
    const withdrawn = statement({ id: 'core/metallb/gone', withdrawn: { date: '2026-01-01', reason: 'Wrong.' } });
    const text = renderAddon(told({ statements: [statement(), elsewhere, withdrawn] }));
    expect(text).toContain('- works: works on 1.33. It was run.');
    expect(text).not.toContain('gone');
  });

  it('escapes what a report says', () => {
    const said = [
      statement({ id: 'r1', basis: 'report', says: '<b>\u001b[2J</b>', needs: { interfaces: [], host: ['<i>'] } }),
    ];
    expect(renderAddon(told({}, said))).not.toContain('\u001b');
    const html = renderAddonHtml(told({}, said));
    expect(html).toContain('&lt;b&gt;');
    expect(html).not.toMatch(/<[bi]>/);
  });
});

describe('trackRuns', () => {
  it('joins tracks that follow each other and say the same', () => {
    const said = ['1.31', '1.32', 'latest'].map((track) => ({ track, known: 'a' }));
    expect(trackRuns(said, TRACKS)).toEqual([
      { tracks: '1.31 to 1.32', known: 'a' },
      { tracks: 'latest', known: 'a' },
    ]);
    expect(trackRuns([], TRACKS)).toEqual([]);
  });
});
