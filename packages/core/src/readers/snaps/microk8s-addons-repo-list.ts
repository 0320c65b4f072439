import type { Line } from '../../decode/line.ts';
import type { Reader, Say, Section } from '../reader.ts';
import { walkJson } from '../shape/walk-json.ts';
import { wordTableReader } from '../shape/word-table.ts';

const FORM = 'microk8s-addons-repo-list';
const FROM = [
  'microk8s addons repo list',
  'microk8s addons repo list --format json',
  'microk8s addons repo list --format yaml',
];
const KEY = /^(- | {2})(addons|description|name|source): (.{1,400})$/;

const table = wordTableReader({
  form: FORM,
  from: FROM,
  triggers: ['ADDONS SOURCE', 'ADDONS  ', 'addons repo list'],
  headers: [['REPO', 'ADDONS', 'SOURCE']],
  command: 'microk8s addons repo list',
  begins: isRepository,
  open: (say) => ({
    row(cells, line) {
      const { REPO = '', ADDONS = '', SOURCE = '' } = cells;
      if (!isRepository(REPO) || !/^\d{1,4}$/.test(ADDONS)) return false;
      sayRepository(REPO, SOURCE, line, say);
      return true;
    },
    close() {},
  }),
});

/** `microk8s addons repo list`, also `--format json` and `yaml`: the clones that addons come from. */
export const microk8sAddonsRepoList: Reader = {
  form: FORM,
  from: FROM,
  triggers: [...table.triggers, '"addons": ', '- addons: '],
  open(line, say) {
    if (/^\s{0,40}\[?\{"name": "[^"]{1,61}", "addons": \d/.test(line.text)) return openJson(line, say);
    return /^- addons: \d{1,4}$/.test(line.text) ? openYaml(line, say) : table.open(line, say);
  },
};

/** On one line, as it is printed, or on several. */
function openJson(first: Line, say: Say): Section {
  const told = new Map<string, string>();
  return walkJson(first, (at) => ({
    value([key = ''], value) {
      told.set(key, value);
      if (!told.has('name') || !told.has('source')) return;
      sayRepository(told.get('name') ?? '', told.get('source') ?? '', at(), say);
      told.clear();
    },
    end: () => told.clear(),
  }));
}

/** Keys in the order of the alphabet, as PyYAML writes them. */
function openYaml(first: Line, say: Say): Section {
  let name = '';
  const take = (line: Line): boolean => {
    const [, , key, value = ''] = KEY.exec(line.text) ?? [];
    if (key === 'name') name = value;
    else if (key === 'source') sayRepository(name, value.replaceAll("'", ''), line, say);
    // A long description goes on in lines that are further in.
    return key !== undefined || /^ {4}\S/.test(line.text);
  };
  take(first);
  return { accept: take, close() {} };
}

function sayRepository(name: string, from: string, line: Line, say: Say): void {
  if (!isRepository(name)) return;
  const at = from.lastIndexOf('@');
  const commit = /^[0-9a-f]{6,64}$/.exec(at === -1 ? '' : from.slice(at + 1))?.[0];
  const source = commit === undefined ? from : from.slice(0, at);
  say(
    {
      kind: 'fact',
      about: 'addon-repository',
      name,
      ...(source === '(built-in)' ? {} : { source: source.slice(0, 300) }),
      ...(commit === undefined ? {} : { commit }),
    },
    line,
  );
}

function isRepository(word: string): boolean {
  return /^[A-Za-z0-9][\w.-]{0,60}$/.test(word);
}
