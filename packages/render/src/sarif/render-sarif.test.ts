import { describe, expect, it } from 'vitest';
import { diagnosis, finding } from '../diagnosis.fixture.ts';
import { explained, explanation, findingId, podFinding } from '../explanation.fixture.ts';
import { renderSarif } from './render-sarif.ts';

/** Of the schema of SARIF 2.1.0 (OASIS, errata 01): which properties an object has to have, and which it may have, as far as we write them. */
const SCHEMA: Readonly<Record<string, { required: readonly string[]; optional: readonly string[] }>> = {
  log: { required: ['version', 'runs'], optional: ['$schema'] },
  run: { required: ['tool'], optional: ['columnKind', 'invocations', 'results'] },
  tool: { required: ['driver'], optional: [] },
  driver: { required: ['name'], optional: ['semanticVersion', 'rules'] },
  rule: {
    required: ['id'],
    optional: ['shortDescription', 'fullDescription', 'help', 'helpUri', 'defaultConfiguration', 'properties'],
  },
  result: {
    required: ['message'],
    optional: [
      'ruleId',
      'ruleIndex',
      'level',
      'locations',
      'relatedLocations',
      'occurrenceCount',
      'partialFingerprints',
      'suppressions',
      'properties',
    ],
  },
  location: { required: [], optional: ['physicalLocation'] },
  physicalLocation: { required: [], optional: ['artifactLocation', 'region'] },
  artifactLocation: { required: [], optional: ['uri'] },
  region: { required: [], optional: ['startLine', 'snippet'] },
  suppression: { required: ['kind'], optional: ['justification'] },
  invocation: { required: ['executionSuccessful'], optional: ['toolExecutionNotifications'] },
  notification: { required: ['message'], optional: ['level'] },
};

type Json = Record<string, unknown>;

function holds(name: string, value: unknown): Json {
  const { required, optional } = SCHEMA[name] ?? { required: [], optional: [] };
  const fields = Object.keys(value as Json);
  expect(fields, name).toEqual(expect.arrayContaining([...required]));
  expect([...required, ...optional], name).toEqual(expect.arrayContaining(fields));
  return value as Json;
}

function list(value: unknown): readonly unknown[] {
  return (value ?? []) as readonly unknown[];
}

function checkLocation(value: unknown): void {
  const { artifactLocation, region } = holds('physicalLocation', holds('location', value).physicalLocation);
  expect(typeof holds('artifactLocation', artifactLocation).uri).toBe('string');
  expect(holds('region', region).startLine).toBeGreaterThan(0);
}

/** The run of a log that holds to the schema. */
function checkedRun(text: string) {
  const log = holds('log', JSON.parse(text));
  expect(log.version).toBe('2.1.0');
  const [run] = list(log.runs).map((one) => holds('run', one));
  const driver = holds('driver', holds('tool', run?.tool).driver);
  const rules = list(driver.rules).map((one) => holds('rule', one));
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const { properties } of rules) {
    const { tags } = properties as { tags: readonly string[] };
    expect(new Set(tags).size).toBe(tags.length);
  }
  for (const { helpUri } of rules) if (helpUri !== undefined) expect(URL.canParse(String(helpUri))).toBe(true);
  const results = list(run?.results).map((one) => holds('result', one));
  for (const { ruleId, ruleIndex, level, locations, relatedLocations, suppressions } of results) {
    expect(rules[Number(ruleIndex)]?.id).toBe(ruleId);
    expect(['none', 'note', 'warning', 'error']).toContain(level);
    for (const location of [...list(locations), ...list(relatedLocations)]) checkLocation(location);
    for (const one of list(suppressions)) expect(['inSource', 'external']).toContain(holds('suppression', one).kind);
  }
  for (const one of list(run?.invocations)) {
    for (const notice of list(holds('invocation', one).toolExecutionNotifications)) holds('notification', notice);
  }
  return { driver, rules, results, invocations: list(run?.invocations) };
}

describe('renderSarif', () => {
  it('has a rule for each cause and each outcome, and a result for each finding', () => {
    const answer = explained([
      podFinding({
        at: [
          { file: 'a b.log', line: 3 },
          { file: '/var/log/x', line: 9 },
        ],
        evidence: [{ file: 'a b.log', line: 3, text: 'x' }],
      }),
      podFinding({ id: findingId(1) }),
      finding({ id: findingId(2) }),
      finding({ id: findingId(3), outcome: 'unknown', interfaces: [] }),
    ]);
    const { driver, rules, results } = checkedRun(renderSarif(answer, { version: '1.2.3' }));
    expect(driver).toMatchObject({ name: 'whyblocked', semanticVersion: '1.2.3' });
    expect(rules.map(({ id }) => id)).toEqual(['untolerated-taint', 'connect-interface', 'unknown']);
    expect(rules[0]).toMatchObject({
      shortDescription: { text: 'No node is free of the taint TAINT' },
      help: {
        text: expect.stringContaining('kubectl taint nodes --all TAINT-'),
        markdown: expect.stringContaining('```sh'),
      },
      helpUri: 'https://github.com/kubernetes/kubernetes/blob/v1.32.0/pkg/scheduler/taint.go',
      defaultConfiguration: { level: 'error' },
    });
    expect(results[0]).toMatchObject({
      ruleId: 'untolerated-taint',
      level: 'error',
      message: { text: expect.stringContaining('No node is free of the taint gpu. Tolerate gpu in web-0.') },
      occurrenceCount: 2,
      partialFingerprints: { 'whyblocked/v1': findingId(0) },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'a%20b.log' },
            region: { startLine: 3, snippet: { text: 'x' } },
          },
        },
      ],
      relatedLocations: [{ physicalLocation: { artifactLocation: { uri: 'file:///var/log/x' } } }],
    });
    expect(results.map(({ level }) => level)).toEqual(['error', 'error', 'error', 'warning']);
  });

  it('names what was read where the diagnosis does not', () => {
    const uris = ['ci/kern.log', undefined].map((file) => {
      const { results } = checkedRun(renderSarif(diagnosis([finding()]), file === undefined ? {} : { file }));
      return JSON.stringify(results[0]?.locations);
    });
    expect(uris[0]).toContain('"ci/kern.log"');
    expect(uris[1]).toContain('"stdin"');
  });

  it('suppresses what harms nobody, and notes what was only logged', () => {
    const entry = explanation({ kind: 'noise', slug: 'module-probe', title: 'A tool asks for a module' });
    const answer = explained(
      [finding({ outcome: 'harmless', explanation: 'module-probe' }), finding({ id: findingId(1), loggedOnly: true })],
      [entry],
    );
    const { results } = checkedRun(renderSarif(answer));
    expect(results[0]).toMatchObject({
      ruleId: 'module-probe',
      level: 'note',
      suppressions: [{ kind: 'external', justification: 'A tool asks for a module' }],
    });
    expect(results[1]).toMatchObject({ level: 'note', properties: { loggedOnly: true } });
    expect(results[1]).not.toHaveProperty('suppressions');
  });

  it('tells what was not read, and is whole where nothing was found', () => {
    const answer = diagnosis([]);
    const { results, rules, invocations } = checkedRun(
      renderSarif({
        ...answer,
        omitted: { findings: 2, evidence: 0 },
        input: { ...answer.input, unread: [{ code: 'damaged', file: 'a.gz', count: 1 }] },
      }),
    );
    expect([results, rules]).toEqual([[], []]);
    expect(JSON.stringify(invocations)).toContain('Not read: a.gz: it is damaged');
    expect(JSON.stringify(invocations)).toContain('2 more findings are not listed.');
  });

  it('has no links and placeholders in its messages', () => {
    const path = '/x/[a](https://example.com)/{0}';
    const { results } = checkedRun(renderSarif(diagnosis([finding({ access: { kind: 'file', path, mask: 'r' } })])));
    expect(results[0]?.message).toEqual({
      text: expect.stringContaining('read /x/[a] (https://example.com)/{{0}}: the interface camera'),
    });
  });
});
