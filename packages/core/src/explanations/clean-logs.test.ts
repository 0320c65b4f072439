import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { diagnoseSync } from '../diagnosis/diagnose-sync.ts';
import { dataKnowledge } from '../knowledge/data-knowledge.fixture.ts';

const folder = new URL('../../../../data/clean-logs/', import.meta.url);
const files = readdirSync(fileURLToPath(folder)).filter((name) => name.endsWith('.log'));
const FEWEST_LINES = 1_500;

describe('logs of healthy machines', { timeout: 60_000 }, () => {
  const knowledge = dataKnowledge();

  it('are of a server, a cluster, a MicroK8s node and a desktop', () => {
    expect(files).toEqual(expect.arrayContaining(['boot.log', 'cluster.log', 'desktop.log', 'microk8s.log']));
  });

  describe.each(files)('%s', (file) => {
    const text = readFileSync(new URL(file, folder));

    it('is long and varied', () => {
      expect(new Set(text.toString().trim().split('\n')).size).toBeGreaterThanOrEqual(FEWEST_LINES);
    });

    it('makes nothing speak', () => {
      const diagnosis = diagnoseSync([text], { knowledge });
      if (!diagnosis.ok) throw new Error(diagnosis.error.code);
      // Noise is answered so that people who ask of it learn that it harms nobody: that is no alarm.
      const said = diagnosis.value.findings.filter(({ outcome }) => outcome !== 'harmless');
      expect(said.map(({ outcome, cause, evidence }) => ({ outcome, cause, evidence }))).toEqual([]);
    });
  });
});
