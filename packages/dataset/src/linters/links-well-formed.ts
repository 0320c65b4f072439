import type { WrittenFile } from '../written/written-file.ts';
import { nodesOf } from '../yaml/nodes-of.ts';
import { type Linter, problemAt } from './linter.ts';

/** What of a link does not belong there, and what to do about it. */
const FLAWS: readonly { readonly flaw: RegExp; readonly message: string }[] = [
  { flaw: /[.,;:)\]>'"]$/, message: 'ends in a mark that belongs to a sentence: take it away.' },
  {
    flaw: /[?&](?:utm_\w+|fbclid|gclid)=/,
    message: 'tracks who follows it: cut off what comes after the question mark.',
  },
  { flaw: /^https:\/\/[^/]*@/, message: 'holds a name or a password: write it without.' },
  {
    flaw: /^https:\/\/(?:\d{1,3}\.){3}\d{1,3}(?:[:/]|$)/,
    message: 'leads to a bare address: give the page by its name.',
  },
  { flaw: /^https:\/\/(?:www\.|m\.)github\.com\//, message: 'is that of another site: write github.com.' },
  {
    flaw: /^https:\/\/github\.com\/[^/]+\/[^/]+\/(?:issues|pull)\/?(?:[?#]|$)/,
    message: 'leads to a list: name one issue or pull request.',
  },
];

/** Links lead to one public page, and each stands there once. */
export const linksWellFormed: Linter = ({ written }) =>
  written.flatMap((file) => [...flawsOf(file), ...repeatedIn(file)]);

function linksOf({ tree }: WrittenFile) {
  return nodesOf(tree).flatMap(({ path, value }) =>
    path.at(-1) === 'url' && typeof value === 'string' ? [{ path, url: value }] : [],
  );
}

function flawsOf(file: WrittenFile) {
  return linksOf(file).flatMap(({ path, url }) =>
    FLAWS.filter(({ flaw }) => flaw.test(url)).map(({ message }) =>
      problemAt(file, path, `The link ${url} ${message}`),
    ),
  );
}

function repeatedIn(file: WrittenFile) {
  const links = linksOf(file);
  return links
    .filter(({ url }, index) => links.findIndex((other) => other.url === url) < index)
    .map(({ path, url }) => problemAt(file, path, `The link ${url} stands here twice: make one of the two.`));
}
