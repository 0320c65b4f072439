import { describe, expect, it } from 'vitest';
import { openParser } from '../syntax/open-parser.ts';
import { readAddonTests, testedOn } from './strict-tests.ts';
import { readTestRuns } from './test-runs.ts';

const MATRIX = `
jobs:
  run-tests:
    runs-on: ubuntu-latest
    strategy:
      matrix:
        channel: [1.40/edge, 1.40-strict/edge]
    steps:
      - uses: actions/checkout@v4
      - run: |
          sudo snap install microk8s --classic --channel=\${{ matrix.channel }}
          export UNDER_TIME_PRESSURE="True"
          if [[ "\${{ matrix.channel }}" == "1.40-strict/edge" ]]
          then
            export STRICT="yes"
          fi
          sudo -E venv/bin/pytest -s -ra ./tests/test-addons.py
`;

describe('readTestRuns', () => {
  it('follows a matrix of channels, and what is set for one of them', () => {
    const common = { machine: 'x86_64', path: 'tests/test-addons.py' };
    expect(readTestRuns(MATRIX)).toEqual([
      { ...common, confinement: 'classic', variables: { UNDER_TIME_PRESSURE: 'True' } },
      { ...common, confinement: 'strict', variables: { UNDER_TIME_PRESSURE: 'True', STRICT: 'yes' } },
    ]);
  });

  it('keeps what only run time knows apart from what is set', () => {
    const script = [
      'sudo snap install microk8s --channel=latest/edge/strict',
      'if sudo microk8s addons repo list | grep community',
      'then',
      '  export LISTED=yes',
      'fi',
      'export HOST=$(hostname)',
      'sudo -E pytest -s ./tests/',
    ];
    const text = JSON.stringify({ jobs: { one: { 'runs-on': 'ubuntu-24.04', steps: [{ run: script.join('\n') }] } } });
    expect(readTestRuns(text)).toEqual([
      { confinement: 'strict', machine: 'x86_64', path: 'tests', variables: { LISTED: null, HOST: null } },
    ]);
  });

  it.each([
    ['no YAML', 'jobs: ['],
    ['no workflow', 'on: push'],
    ['machines of another kind', MATRIX.replace('ubuntu-latest', 'ubuntu-24.04-arm')],
    ['a snap that is not there', MATRIX.replace('snap install', 'snap info')],
  ])('tells nothing of %s', (_, text) => {
    expect(readTestRuns(text)).toEqual([]);
  });
});

describe('testedOn', () => {
  it.each([
    ['no mark', '', ['classic', 'strict']],
    ['a mark of strict', '@pytest.mark.skipif(os.environ.get("STRICT") == "yes", reason="fails")', ['classic']],
    [
      'a mark of what is set',
      '@pytest.mark.skipif(os.environ.get("UNDER_TIME_PRESSURE") == "True", reason="slow")',
      [],
    ],
    [
      'a mark of what is not set',
      '@pytest.mark.skipif(os.environ.get("UNDER_TIME_PRESSURE") == None, reason="slow")',
      ['classic', 'strict'],
    ],
    [
      'a mark of a variable that nobody sets',
      '@pytest.mark.skipif(os.environ.get("FPGA") != "True", reason="rare")',
      [],
    ],
    ['a mark of the machine', '@pytest.mark.skipif(platform.machine() != "s390x", reason="small")', []],
    [
      'a mark of another machine',
      '@pytest.mark.skipif(platform.machine() not in ["x86_64", "arm64"], reason="large")',
      ['classic', 'strict'],
    ],
    ['a mark that nobody can decide', '@pytest.mark.skipif(is_container(), reason="nested")', []],
  ])('with %s', async (_, mark, expected) => {
    const text = `class TestAddons:\n    ${mark}\n    def test_dns(self):\n        microk8s_enable("dns")\n`;
    const tests = readAddonTests(await openParser('python'), text, readTestRuns(MATRIX));
    expect(testedOn('dns', tests ?? [])).toEqual(expected);
  });
});
