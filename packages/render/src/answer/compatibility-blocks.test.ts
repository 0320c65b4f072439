import type { Compatibility } from '@whyblocked/contract';
import { describe, expect, it } from 'vitest';
import { blocksText } from '../render-text.ts';
import { cellRanges } from './cell-ranges.ts';
import { compatibilityBlocks } from './compatibility-blocks.ts';

const cell = (parts: Partial<Compatibility> = {}): Compatibility => ({
  addon: 'core/metallb',
  track: '1.32',
  confinement: 'strict',
  architecture: 'amd64',
  status: 'broken',
  basis: 'person',
  derived: { code: 'test-skipped' },
  statements: ['core/metallb/raw-sockets'],
  onSomeHosts: [],
  conflict: false,
  ...parts,
});

const statement = {
  id: 'core/metallb/raw-sockets',
  addon: 'core/metallb',
  basis: 'person' as const,
  status: 'broken' as const,
  maturity: 'reviewed' as const,
  says: 'The speaker gets no raw socket.',
  where: { confinement: 'strict' as const },
  needs: { interfaces: ['network-control'], host: [] },
  issues: ['metallb-raw-sockets'],
  evidence: [{ date: '2025-09-16', url: 'https://example.com/1' }],
  confirmations: 1,
};

const told = (cells: readonly Compatibility[]) =>
  blocksText(compatibilityBlocks({ version: 'test', cells: [...cells], statements: [statement] }));

describe('what is known of an addon', () => {
  it('in one place: the status, whose word it is, what upstream says, what people say', () => {
    expect(
      told([cell()])
        .split('\n\n')
        .map((part) => part.trim()),
    ).toEqual([
      'core/metallb on 1.32 strict amd64: broken (said by people, with evidence).',
      'Upstream offers it there, and skips all of its tests there.',
      'The speaker gets no raw socket.',
      'strict confinement; looked at by a maintainer',
      '- The interface network-control has to be connected.',
      'Known issue: metallb-raw-sockets (whyblocked issues metallb-raw-sockets)',
      '- 2025-09-16, https://example.com/1',
    ]);
  });

  it('in several: tracks and architectures of which the same is known are one line, the newest first', () => {
    const tracks = ['1.30', '1.31', '1.32'];
    const cells = tracks.flatMap((track) => [
      cell({ track, status: track === '1.32' ? 'verified' : 'broken' }),
      cell({ track, status: track === '1.32' ? 'verified' : 'broken', architecture: 'arm64' }),
      cell({ track, confinement: 'classic', status: 'verified' }),
    ]);
    expect(cellRanges(cells)).toEqual([
      '1.32 strict on amd64, arm64: works (said by people, with evidence)',
      '1.30 to 1.32 classic on amd64: works (said by people, with evidence)',
      '1.30 to 1.31 strict on amd64, arm64: broken (said by people, with evidence)',
    ]);
    expect(told(cells)).toMatch(/^core\/metallb: where it works\n/);
  });

  it('nowhere', () => {
    expect(told([])).toBe('Nothing is known of that here.\n');
  });
});
