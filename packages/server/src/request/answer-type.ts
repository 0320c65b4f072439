import { accepts } from 'hono/accepts';
import type { ServerContext } from '../endpoint.ts';

/** The forms in which a diagnosis is given; JSON where nothing else is asked for. */
export const answerTypes = ['application/json', 'text/markdown', 'application/sarif+json'] as const;
export type AnswerType = (typeof answerTypes)[number];

/** The form that the Accept header of a request likes best. */
export function answerType(c: ServerContext): AnswerType {
  const [fallback] = answerTypes;
  const found = accepts(c, {
    header: 'Accept',
    supports: [...answerTypes],
    default: fallback,
    match: (liked, { supports }) => {
      // A wildcard likes what is given without being asked.
      const fits = (type: string) => supports.find((one) => one === type) ?? (isWildcard(type) ? fallback : undefined);
      const best = [...liked].sort((a, b) => b.q - a.q).find(({ type, q }) => q > 0 && fits(type.toLowerCase()));
      return (best && fits(best.type.toLowerCase())) ?? fallback;
    },
  });
  return answerTypes.find((one) => one === found) ?? fallback;
}

function isWildcard(type: string): boolean {
  return type === '*/*' || type === 'application/*';
}
