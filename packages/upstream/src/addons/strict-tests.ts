import type { SyntaxParser } from '../syntax/open-parser.ts';
import { runsIn, skippedOn, type TestSetting } from './skipped-tests.ts';
import type { TestedConfinement, TestRun } from './test-runs.ts';
import { testedAddons } from './tested-addons.ts';

/** What tests do with an addon on the strict snap. */
export type StrictTest = 'runs' | 'skipped' | 'partial';

/** One test function: the addons that it enables, and where it is skipped and run. */
export interface AddonTest {
  readonly addons: readonly string[];
  /** Those that the test is about, where its name tells: others are enabled because those need them. */
  readonly subjects: readonly string[];
  /** On the strict snap. */
  readonly isSkipped: boolean;
  /** Where the workflows of upstream run it. */
  readonly runsOn: readonly TestedConfinement[];
}

/** The tests of one file, which `runs` collect; undefined where the grammar does not understand it. */
export function readAddonTests(
  python: SyntaxParser,
  text: string,
  runs: readonly TestRun[],
): readonly AddonTest[] | undefined {
  const root = python.parse(text);
  if (root.hasError) return undefined;
  return root.descendantsOfType('function_definition').flatMap((node) => {
    const name = node?.childForFieldName('name')?.text ?? '';
    const skipped = skippedOn(node);
    // What is skipped everywhere tells nothing of strict: it is as if there were no such test.
    if (skipped === 'everywhere') return [];
    const { enabled, disabled } = testedAddons(node, root);
    // Others may be disabled to make room for the one that is tested.
    const addons = [...new Set([...enabled, ...disabled.filter((addon) => isNamedBy(addon, name))])];
    const runsOn = runs.filter((run) => runsIn(node, settingOf(run))).map(({ confinement }) => confinement);
    const subjects = addons.filter((addon) => isNamedBy(addon, name));
    return [{ addons, subjects, isSkipped: skipped === 'strict', runsOn: [...new Set(runsOn)] }];
  });
}

function settingOf({ variables, machine }: TestRun): TestSetting {
  const variable = (name: string) => {
    if (!Object.hasOwn(variables, name)) return null;
    return variables[name] ?? undefined;
  };
  return { machine, variable };
}

/** What all tests together do with each addon. */
export function strictTests(tests: readonly AddonTest[]): ReadonlyMap<string, StrictTest> {
  const addons = new Set(tests.flatMap((test) => test.addons));
  return new Map([...addons].map((addon) => [addon, strictTestOf(addon, tests)]));
}

/** Where the workflows of upstream run a test that enables the addon. */
export function testedOn(addon: string, tests: readonly AddonTest[]): readonly TestedConfinement[] {
  const runsOn = new Set(tests.filter(({ addons }) => addons.includes(addon)).flatMap((test) => test.runsOn));
  return [...runsOn].sort();
}

/** A test that is skipped and only needs the addon for another one says nothing against those that run. */
function strictTestOf(addon: string, tests: readonly AddonTest[]): StrictTest {
  const own = tests.filter(({ addons }) => addons.includes(addon));
  if (!own.some(({ isSkipped }) => !isSkipped)) return 'skipped';
  const isPartial = own.some(
    ({ isSkipped, subjects }) => isSkipped && (subjects.length === 0 || subjects.includes(addon)),
  );
  return isPartial ? 'partial' : 'runs';
}

/** "test_rook_ceph_integration" is about "rook-ceph". */
function isNamedBy(addon: string, test: string): boolean {
  return `${test}_`.includes(`_${addon.replaceAll('-', '_')}_`);
}
