import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parseProfile, parseSeccompLine, printRule, printSeccompRule } from '@whyblocked/confinement';

/**
 * Compares what `whyblocked policy export` says of a release with a dump of what snapd's own code adds.
 *
 *     node packages/upstream/scripts/compare-with-dump.ts DUMP.json[.gz] EXPORT.ndjson [--missed] [--leave NAME,…]
 *
 * The dump: `interfaces.NAME.VARIANT.{connected,permanent}_{plug,slot}_{app,system}.{apparmor,seccomp,udev,kmod,apparmor_flags}`,
 * each a list of the texts that are added; a variant is a kind of system and, behind a "/", a set of attributes. A rule of
 * ours with a hole stands for every rule that it fits, if it keeps enough literal characters. What snap-update-ns may do is
 * compared but not part of "equal": where it makes a path writable we store that, and not the mounts it takes. `--missed`
 * lists what differs, `--leave NAME,…` leaves interfaces out of the figures.
 */
const HOLE = /<<[^<>]*>>/g;
/** Rules of other backends than AppArmor are short: `KERNEL=="<<name>>"`. */
const FEWEST_LITERALS: Readonly<Record<string, number>> = { apparmor: 12, 'apparmor-update-ns': 12 };
const FEWEST_LITERALS_ELSEWHERE = 8;
const BACKENDS = ['apparmor', 'apparmor-update-ns', 'seccomp', 'udev', 'kmod', 'flag'] as const;

type Backend = (typeof BACKENDS)[number];
/** By backend, each as "STAGE SIDE: RULE". */
type Rules = Record<Backend, Set<string>>;
/** The texts of one call of the dump, by its own names of backends. */
type Texts = Readonly<Record<string, readonly string[] | undefined>> & { readonly controls_device_cgroup?: unknown };

const [dumpFile, exportFile] = process.argv.slice(2);
if (dumpFile && exportFile) compare(dumpFile, exportFile);
else {
  process.stderr.write('Usage: compare-with-dump.ts DUMP.json[.gz] EXPORT.ndjson [--missed] [--leave NAME,…]\n');
  process.exitCode = 2;
}

function compare(dump: string, exported: string): void {
  const left = process.argv.includes('--leave') ? process.argv[process.argv.indexOf('--leave') + 1]?.split(',') : [];
  const { rules: ours, computed } = rulesOfExport(readFileSync(exported, 'utf8'));
  const totals = new Map(BACKENDS.map((backend) => [backend, { want: 0, missed: 0, own: 0, extra: 0 }]));
  const constants: { same: number; differ: string[] } = { same: 0, differ: [] };
  for (const [name, byBackend] of rulesOfDump(dump)) {
    if (left?.includes(name)) continue;
    let same = true;
    for (const [backend, total] of totals) {
      const want = byBackend[backend];
      const own = ours.get(name)?.[backend] ?? new Set();
      const { missed, extra } = differences(backend, want, own);
      total.want += want.size;
      total.missed += missed.length;
      total.own += own.size;
      total.extra += extra.length;
      if (backend !== 'apparmor-update-ns' && missed.length + extra.length > 0) same = false;
      if (process.argv.includes('--missed')) {
        for (const rule of missed) print(`${name} ${backend} missed ${rule}`);
        for (const rule of extra) print(`${name} ${backend} extra ${rule}`);
      }
    }
    if (computed.has(name)) continue;
    if (same) constants.same += 1;
    else constants.differ.push(name);
  }
  for (const [backend, { want, missed, own, extra }] of totals) {
    const [recall, precision] = [share(want - missed, want), share(own - extra, own)];
    print(`${backend.padEnd(20)} recall ${recall} of ${want}, precision ${precision} of ${own}`);
  }
  print(`interfaces with constant policy: ${constants.same} equal, ${constants.differ.length} differ`);
  if (constants.differ.length > 0) print(constants.differ.join(' '));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(2)} %`;
}

function differences(backend: Backend, want: ReadonlySet<string>, own: ReadonlySet<string>) {
  const fewest = FEWEST_LITERALS[backend] ?? FEWEST_LITERALS_ELSEWHERE;
  const patterns = [...own].filter((rule) => rule.includes('<<')).map((rule) => ({ fits: pattern(rule), rule }));
  const strong = patterns.filter(({ rule }) => literals(rule) >= fewest);
  return {
    missed: [...want].filter((rule) => !own.has(rule) && !strong.some(({ fits }) => fits.test(rule))),
    extra: [
      ...[...own].filter((rule) => !rule.includes('<<') && !want.has(rule)),
      ...patterns.filter(({ fits }) => ![...want].some((rule) => fits.test(rule))).map(({ rule }) => rule),
    ],
  };
}

/** Without the words for the side. */
function literals(rule: string): number {
  return rule
    .slice(rule.indexOf(': ') + 2)
    .replace(HOLE, '')
    .replace(/\s/g, '').length;
}

function pattern(rule: string): RegExp {
  const parts = rule.split(HOLE).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 's');
}

function noRules(): Rules {
  return {
    apparmor: new Set(),
    'apparmor-update-ns': new Set(),
    seccomp: new Set(),
    udev: new Set(),
    kmod: new Set(),
    flag: new Set(),
  };
}

/** The rules by interface, and the interfaces of which a part depends on what only run time knows. */
function rulesOfExport(text: string) {
  const rules = new Map<string, Rules>();
  const computed = new Set<string>();
  for (const line of text.split('\n').filter(Boolean)) {
    const row = JSON.parse(line);
    const own = rules.get(row.interface) ?? noRules();
    rules.set(row.interface, own);
    if (row.holes.length > 0 || row.conditions.length > 0) computed.add(row.interface);
    const backend = BACKENDS.find((known) => known === row.backend);
    if (backend) own[backend].add(`${row.stage} ${row.side}: ${row.rule}`);
  }
  return { rules, computed };
}

function rulesOfDump(file: string): ReadonlyMap<string, Rules> {
  const bytes = readFileSync(file);
  const dump = JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString());
  const byName = new Map<string, Rules>();
  for (const [name, variants] of Object.entries<Record<string, Record<string, Texts>>>(dump.interfaces)) {
    const rules = noRules();
    for (const [variant, sides] of Object.entries(variants)) {
      if (variant === 'static_info') continue;
      for (const [key, texts] of Object.entries(sides)) {
        const [, stage, side] = /^(connected|permanent)_(plug|slot)/.exec(key) ?? [];
        if (stage !== undefined) addTexts(texts, (backend, rule) => rules[backend].add(`${stage} ${side}: ${rule}`));
      }
    }
    byName.set(name, rules);
  }
  return byName;
}

type Add = (backend: Backend, rule: string) => void;

function addTexts(texts: Texts, add: Add): void {
  for (const text of texts.apparmor ?? []) addProfile('apparmor', text, add);
  addProfile('apparmor-update-ns', (texts.apparmor_update_ns ?? []).join('\n'), add);
  for (const line of (texts.seccomp ?? []).join('\n').split('\n')) {
    const parsed = parseSeccompLine(line);
    if (parsed.ok && parsed.value) add('seccomp', printSeccompRule(parsed.value));
  }
  for (const text of texts.udev ?? []) addUdev(text, add);
  for (const module of texts.kmod ?? []) add('kmod', module);
  for (const flag of texts.apparmor_flags ?? []) {
    add(
      'flag',
      flag.replace(/^(uses|suppress)/, (word) => word.charAt(0).toUpperCase() + word.slice(1)),
    );
  }
  if (texts.controls_device_cgroup) add('flag', 'ControlsDeviceCgroup');
}

/** Programs in a home may be run or not, by what else is connected; asking first changes no rule. */
function addProfile(backend: Backend, text: string, add: Add): void {
  const asked = text.replaceAll('###PROMPT### ', '').replaceAll('###PROMPT###', '');
  const forms = asked.includes('###HOME_IX###')
    ? ['ix', ''].map((by) => asked.replaceAll('###HOME_IX###', by))
    : [asked];
  for (const form of forms) for (const { rule } of parseProfile(form).rules) add(backend, printRule(rule));
}

/** Tags are what counts, not the helper that is run for them. */
function addUdev(text: string, add: Add): void {
  const rule = text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('\n')
    .trim();
  if (rule === '' || /^TAG==/.test(rule)) return;
  add('udev', rule.includes('TAG+=') ? rule.replace(/, TAG\+="[^"]*"$/, '') : rule.replace(/\s+/g, ' '));
}
