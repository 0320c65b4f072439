import type { Explanation } from '@whyblocked/contract';

type Source = Explanation['sources'][number];

/** An address that may stand in a document as it is: nothing in it ends a link or begins something else. */
const SAFE_URL = /^https:\/\/[A-Za-z0-9][A-Za-z0-9./_~%?=&#:+,;@-]*$/;

/** Where a statement comes from, in words: "kubernetes/kubernetes, pkg/kubelet/events.go (v1.32)". */
export function sourceText({ repo, path, at, url, note }: Source): string {
  const place = repo === undefined ? (url ?? 'unknown') : [repo, path].filter((part) => part !== undefined).join(', ');
  return `${place}${at === undefined ? '' : ` (${at})`}${note === undefined ? '' : `: ${note}`}`;
}

/** The address of a source; undefined where there is none, or none that is safe to link to. */
export function sourceUrl({ repo, path, at = 'HEAD', url }: Source): string | undefined {
  if (url !== undefined) return SAFE_URL.test(url) ? url : undefined;
  if (repo === undefined || path === undefined) return undefined;
  const steps = [...repo.split('/'), 'blob', ...at.split('/'), ...path.split('/')].map((step) =>
    encodeURIComponent(step.toWellFormed()),
  );
  return `https://github.com/${steps.join('/')}`;
}
