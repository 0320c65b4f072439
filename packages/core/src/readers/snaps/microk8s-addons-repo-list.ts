import { wordTableReader } from '../shape/word-table.ts';

/** `microk8s addons repo list`: the clones that addons come from. */
export const microk8sAddonsRepoList = wordTableReader({
  form: 'microk8s-addons-repo-list',
  triggers: ['ADDONS SOURCE', 'ADDONS  ', 'addons repo list'],
  headers: [['REPO', 'ADDONS', 'SOURCE']],
  command: 'microk8s addons repo list',
  begins: isRepository,
  open: (say) => ({
    row(cells, line) {
      const { REPO = '', ADDONS = '', SOURCE = '' } = cells;
      if (!isRepository(REPO) || !/^\d{1,4}$/.test(ADDONS)) return false;
      const at = SOURCE.lastIndexOf('@');
      const commit = /^[0-9a-f]{6,64}$/.exec(at === -1 ? '' : SOURCE.slice(at + 1))?.[0];
      const source = commit === undefined ? SOURCE : SOURCE.slice(0, at);
      say(
        {
          kind: 'fact',
          about: 'addon-repository',
          name: REPO,
          ...(source === '(built-in)' ? {} : { source: source.slice(0, 300) }),
          ...(commit === undefined ? {} : { commit }),
        },
        line,
      );
      return true;
    },
    close() {},
  }),
});

function isRepository(word: string): boolean {
  return /^[A-Za-z0-9][\w.-]{0,60}$/.test(word);
}
