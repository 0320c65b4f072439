import { beforeAll, describe, expect, it } from 'vitest';
import { openParser, type SyntaxParser } from '../syntax/open-parser.ts';
import { readAddonTests, strictTests } from './strict-tests.ts';

let python: SyntaxParser;
beforeAll(async () => {
  python = await openParser('python');
});

function resultsOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(strictTests(readAddonTests(python, text, []) ?? []));
}

const IF_STRICT = '@pytest.mark.skipif(os.environ.get("STRICT") == "yes", reason="x")\n';
const IF_SLOW = '@pytest.mark.skipif(os.environ.get("UNDER_TIME_PRESSURE") == "True", reason="x")\n';

describe('strictTests', () => {
  it('tells tests that run from those that are skipped on strict', () => {
    expect(
      resultsOf(
        `${IF_SLOW}def test_lamp():\n    microk8s_enable("lamp")\n${IF_SLOW}${IF_STRICT}def test_oil():\n    microk8s_enable("oil")\n`,
      ),
    ).toEqual({ lamp: 'runs', oil: 'skipped' });
  });

  it.each([
    ['os.environ.get("STRICT") == "yes" or x()', 'skipped'],
    ['os.environ.get("STRICT") == "yes" and x()', 'runs'],
    ['not (os.getenv("STRICT") != "yes")', 'skipped'],
    ['os.environ["STRICT"]', 'skipped'],
    ['os.environ.get("STRICT") != "yes"', undefined],
    ['x() == "STRICT"', 'runs'],
    ['True', undefined],
  ])('reads the condition %s', (condition, result) => {
    expect(
      resultsOf(`@pytest.mark.skipif(${condition}, reason="")\ndef test_lamp():\n    microk8s_enable("lamp")\n`),
    ).toEqual(result === undefined ? {} : { lamp: result });
  });

  it('goes by marks of the class, and leaves out what is skipped everywhere', () => {
    expect(resultsOf(`${IF_STRICT}class TestLamp:\n    def test_it(self):\n        microk8s_enable("lamp")\n`)).toEqual(
      { lamp: 'skipped' },
    );
    expect(resultsOf('@pytest.mark.skip(reason="")\ndef test_lamp():\n    microk8s_enable("lamp")\n')).toEqual({});
    expect(resultsOf(`@pytest.mark.skip\n${IF_STRICT}def test_lamp():\n    microk8s_enable("lamp")\n`)).toEqual({
      lamp: 'skipped',
    });
  });

  it('is partial where one of its own tests is skipped, and not where only a test of another addon is', () => {
    const text = `def test_all():\n    microk8s_enable("dns")\n    microk8s_enable("rook-ceph")\n${IF_STRICT}def test_rook_ceph_integration():\n    microk8s_enable("dns")\n    microk8s_enable("rook-ceph")\n`;
    expect(resultsOf(text)).toEqual({ dns: 'runs', 'rook-ceph': 'partial' });
  });

  it.each([
    ['arguments', 'microk8s_enable("{}:{}".format("lamp", where), timeout_insec=500)'],
    ['a variable', 'name = "lamp"\n    microk8s_enable(f"{name} --size=1")'],
    ['a keyword', 'microk8s_enable(addon="lamp")'],
    ['a command', 'subprocess.run(["/snap/bin/microk8s.enable", "lamp"])'],
    ['a function of the file', 'self.prepare()'],
    ['a status that is expected', 'expected["lamp"] = "enabled"'],
    ['being disabled by a test of its name', 'microk8s_disable("lamp")'],
  ])('knows an addon by %s', (_, line) => {
    expect(resultsOf(`def prepare(self):\n    microk8s_enable("lamp")\ndef test_lamp(self):\n    ${line}\n`)).toEqual({
      lamp: 'runs',
    });
  });

  it('does not take the addon that makes room for another for one that is tested', () => {
    expect(resultsOf('def test_lamp():\n    microk8s_disable("heater")\n    microk8s_enable("lamp")\n')).toEqual({
      lamp: 'runs',
    });
  });

  it('has nothing of a file that is no Python', () => {
    expect(readAddonTests(python, 'def (', [])).toBeUndefined();
  });
});
