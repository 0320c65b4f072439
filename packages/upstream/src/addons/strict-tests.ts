import type { SyntaxParser } from '../syntax/open-parser.ts';
import { skippedOn } from './skipped-tests.ts';
import { testedAddons } from './tested-addons.ts';

/** What tests do with an addon on the strict snap. */
export type StrictTest = 'runs' | 'skipped' | 'partial';

/** One test function: the addons that it enables, and whether it is skipped on the strict snap. */
export interface AddonTest {
  readonly addons: readonly string[];
  /** Those that the test is about, where its name tells: others are enabled because those need them. */
  readonly subjects: readonly string[];
  readonly isSkipped: boolean;
}

/** The tests of one file; undefined where the grammar does not understand it. */
export function readAddonTests(python: SyntaxParser, text: string): readonly AddonTest[] | undefined {
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
    return [{ addons, subjects: addons.filter((addon) => isNamedBy(addon, name)), isSkipped: skipped === 'strict' }];
  });
}

/** What all tests together do with each addon. */
export function strictTests(tests: readonly AddonTest[]): ReadonlyMap<string, StrictTest> {
  const addons = new Set(tests.flatMap((test) => test.addons));
  return new Map([...addons].map((addon) => [addon, strictTestOf(addon, tests)]));
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
