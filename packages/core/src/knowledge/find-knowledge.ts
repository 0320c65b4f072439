import { existsSync } from 'node:fs';
import type { Result } from '@whyblocked/confinement';

export interface KnowledgePlaces {
  /** What `--knowledge` says. */
  readonly option?: string | undefined;
  /** What `WHYBLOCKED_KNOWLEDGE` says. */
  readonly environment?: string | undefined;
  /** Where a build puts it, beside the bundle. Never the current folder. */
  readonly besideBundle: string;
}

/** The file of the knowledge: the option, else the environment, else beside the bundle. A place that is named must exist. */
export function findKnowledge({
  option,
  environment,
  besideBundle,
}: KnowledgePlaces): Result<string, { readonly code: 'no-knowledge'; readonly path: string }> {
  const path = option ?? environment ?? besideBundle;
  return existsSync(path) ? { ok: true, value: path } : { ok: false, error: { code: 'no-knowledge', path } };
}
