import { fileURLToPath } from 'node:url';
import { readCases, type StoredCase } from '@whyblocked/dataset';
import { expect, it } from 'vitest';
import { dataKnowledge } from '../knowledge/data-knowledge.fixture.ts';
import { checkCases } from './check-cases.ts';

it('names what people wrote down for their own cases, and for no others', { timeout: 60_000 }, () => {
  const knowledge = dataKnowledge();
  expect(knowledge.curated().length).toBeGreaterThan(0);
  expect(checkCases(knowledge, readCases(fileURLToPath(new URL('../../../../data', import.meta.url))).cases)).toEqual(
    [],
  );
});

const denial: StoredCase = {
  name: 'a-case',
  text: 'audit: type=1400 audit(1718011905.049:5917): apparmor="DENIED" operation="open" profile="snap.thing.app" name="/home/alex/notes.txt" pid=7 comm="thing" requested_mask="r" denied_mask="r" fsuid=1000 ouid=1000',
  expect: { outcome: 'connect-interface', interface: 'home' },
  source: { url: 'https://example.org/' },
};

it('tries cases of their own', () => {
  const knowledge = dataKnowledge();
  const told = (expected: StoredCase['expect'], text = denial.text) =>
    checkCases({ ...knowledge, curated: () => [] }, [{ ...denial, text, expect: expected }]);
  expect(told(denial.expect)).toEqual([]);
  expect(told({ outcome: 'connect-interface', no_interface: ['network'] })).toEqual([]);
  expect(told({ no_interface: ['home'] })).toMatchObject([
    { file: 'cases/a-case.yaml', message: expect.stringContaining('The plan advises the interface home.') },
  ]);
  expect(told({ outcome: 'no-interface', interface: 'home' })).toMatchObject([
    {
      message: expect.stringContaining(
        'It should be answered by no-interface home, and is answered by connect-interface.',
      ),
    },
  ]);
  expect(told({ cause: 'oomkilled' }, 'nothing at all')).toMatchObject([
    { message: expect.stringContaining('is answered by nothing.') },
  ]);
});
